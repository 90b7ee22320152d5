import { LIMITS } from '@signalbox/engine';
import type { GroupStaff, PlannedShift, Trial, TrialChange } from '../scenario/index.js';
import type { StaffLine } from './lines.js';
import { byDay } from './seat-patterns.js';

/**
 * The trial with these agents on each line. Seats are assigned each day in the order of the lines: an agent each, who works all parts of a
 * split shift. Agents added to the roster are copies of the last one of their group, as if its count had been raised.
 */
export function withAgents(trial: Trial, lines: readonly StaffLine[], counts: readonly number[]): Trial {
  const added = new Map<string, readonly string[]>();
  const staff = trial.staff.map((group): GroupStaff => {
    const own = lines.flatMap((line, place) => (line.group === group.group ? [{ line, agents: counts[place] as number }] : []));
    const { shifts, seats } = seated(group.shifts, own);
    const more = idsFor(group, seats - group.agents.length);
    if (more.length === 0) return { ...group, shifts };
    added.set(group.agents.at(-1) as string, more);
    const lastHiredMs = group.hiredMs.at(-1) ?? Number.NEGATIVE_INFINITY;
    return { ...group, shifts, agents: [...group.agents, ...more], hiredMs: [...group.hiredMs, ...more.map(() => lastHiredMs)] };
  });
  if (added.size === 0) return { ...trial, staff };
  const agents = trial.roster.agents.flatMap((agent) => [agent, ...(added.get(agent.id) ?? []).map((id) => ({ ...agent, id }))]);
  return { ...trial, staff, roster: { ...trial.roster, agents }, changes: trial.changes.flatMap((change) => alsoFor(change, added)) };
}

interface Hired {
  readonly line: StaffLine;
  readonly agents: number;
}

function seated(shifts: readonly PlannedShift[], hired: readonly Hired[]): { shifts: readonly PlannedShift[]; seats: number } {
  let seats = 0;
  const laid = byDay(shifts).flatMap((day) => {
    const own = hired.filter(({ line }) => line.shifts.some((one) => one.day === day[0]?.day));
    let taken = 0;
    const blocks = own.map(({ line, agents }) => {
      const from = taken;
      taken += agents;
      return { parts: line.parts, seats: Array.from({ length: agents }, (_, n) => from + n) };
    });
    seats = Math.max(seats, taken);
    return day.map((shift) => ({
      ...shift,
      seats: blocks.flatMap(({ parts, seats: block }) => (parts.includes(shift.line) ? block : [])),
    }));
  });
  return { shifts: laid, seats };
}

function idsFor({ group, agents }: GroupStaff, count: number): readonly string[] {
  const taken = new Set(agents);
  const ids: string[] = [];
  for (let n = agents.length + 1; ids.length < count; n++) {
    const id = `${group}-${String(n).padStart(2, '0')}`;
    if (!taken.has(id)) ids.push(id);
  }
  return ids;
}

/** Changes that apply to the agent they copy apply to them too. */
function alsoFor({ atMs, command }: TrialChange, added: ReadonlyMap<string, readonly string[]>): readonly TrialChange[] {
  if (command.type !== 'agents.change') return [{ atMs, command }];
  const agents = (command.agents ?? []).flatMap((id) => [id, ...(added.get(id) ?? [])]);
  const parts = Math.max(1, Math.ceil(agents.length / LIMITS.agentsPerChange));
  return Array.from({ length: parts }, (_, n) => ({
    atMs,
    command: { ...command, agents: agents.slice(n * LIMITS.agentsPerChange, (n + 1) * LIMITS.agentsPerChange) },
  }));
}
