import { type Demand, type Life, PROMPT, play } from '../../play/index.js';
import type { Trial } from '../../scenario/index.js';

/** By demand name: the groups that can be given its contacts, each with its ring. */
export type WhoServes = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** The groups that are given the contacts of a demand: those of the first ring that has any. */
export function firstRing(serves: WhoServes, demand: string): readonly string[] {
  const own = [...(serves.get(demand) ?? [])];
  const first = Math.min(...own.map(([, ring]) => ring));
  return own.filter(([, ring]) => ring === first).map(([group]) => group);
}

const WAITS_MS = 4 * 3_600_000;
const SECOND_MS = 1_000;

/**
 * Asks the router itself: one group at a time is alone at work, and one customer of each demand arrives at the time when most of them do. A
 * customer not answered within four hours is not served by that group. Nobody works in closed hubs.
 */
export async function whoServes(trial: Trial, closed: ReadonlySet<string> = new Set()): Promise<WhoServes> {
  const rings = new Map<string, Map<string, number>>(trial.demand.map(({ name }) => [name, new Map()]));
  for (const { group, hub, agents } of trial.staff) {
    if (closed.has(hub)) continue;
    const settled = (life: Life): void => {
      if (life.outcome === 'answered') rings.get(life.customer.demand.name)?.set(group, life.ring ?? 0);
    };
    await probe(trial, agents, settled);
  }
  return rings;
}

async function probe(trial: Trial, agents: readonly string[], settled: (life: Life) => void): Promise<void> {
  const { plan, roster, startMs, changes, languages } = trial;
  const demand = trial.demand.map((one, n): Demand => {
    const { falseAlerts: _f, retry: _r, repeat: _p, transfer: _t, backlog: _b, ...asked } = one;
    const recorded = [{ arrivalMs: Math.max(startMs, busiestMs(one)) + n * SECOND_MS, handlingMs: 1, patienceMs: null }];
    return { ...asked, intervals: [], recorded, patience: null, wrapUp: null };
  });
  const lastMs = Math.max(...demand.map(({ recorded }) => recorded?.[0]?.arrivalMs ?? startMs));
  const shifts = agents.map((agent) => ({ agent, fromMs: startMs, toMs: null }));
  const scenario = { plan, roster, startMs, endMs: lastMs + WAITS_MS, demand, languages, shifts, changes, manners: PROMPT };
  await play(scenario, { settled, chance: { seed: 0, replication: 0 } });
}

function busiestMs({ intervals, recorded = [] }: Demand): number {
  let most = -1;
  let atMs = recorded[recorded.length >> 1]?.arrivalMs ?? Number.NEGATIVE_INFINITY;
  for (const { fromMs, toMs, volume } of intervals) {
    const rate = volume / (toMs - fromMs);
    if (rate <= most) continue;
    most = rate;
    atMs = Math.floor((fromMs + toMs) / 2);
  }
  return atMs;
}
