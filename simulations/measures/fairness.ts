import type { AgentTime } from './agents-time.js';

/**
 * How evenly work is spread in each group: Jain's index of its agents' occupancy (Jain, Chiu and Hawe 1984), 1 if all have the same and 1/n
 * if one of n does everything. Agents who were not there do not count.
 */
export function fairnessOf(byAgent: ReadonlyMap<string, AgentTime>): Map<string, number> {
  const groups = new Map<string, number[]>();
  for (const { group, occupiedMs, readyMs } of byAgent.values()) {
    if (occupiedMs + readyMs === 0) continue;
    const own = groups.get(group) ?? [];
    groups.set(group, own);
    own.push(occupiedMs / (occupiedMs + readyMs));
  }
  return new Map([...groups].map(([group, shares]) => [group, jain(shares)]));
}

function jain(values: readonly number[]): number {
  const sum = values.reduce((total, one) => total + one, 0);
  const squares = values.reduce((total, one) => total + one * one, 0);
  return squares === 0 ? 1 : (sum * sum) / (values.length * squares);
}
