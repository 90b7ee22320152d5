import type { GroupStaff, PlannedShift } from '../scenario/index.js';

/** What some agents of a group work: one of its shifts, or the parts of a split shift, on every day they do. */
export interface SeatPattern {
  /** The group's shifts as written, from 0, in order; several are worked by the same people. */
  readonly parts: readonly number[];
  /** Number of agents: the maximum over its days. */
  readonly agents: number;
  /** In order of days, and of `parts` within a day. */
  readonly shifts: readonly PlannedShift[];
}

/**
 * What there is to hire for in a group: each of its shifts, where different people work them. Shifts of a day that share people are hired for
 * as those people work them: who works a morning and an evening is one agent on one split shift.
 */
export function seatPatterns({ shifts }: Pick<GroupStaff, 'shifts'>): readonly SeatPattern[] {
  const found = new Map<string, { parts: readonly number[]; agents: number; shifts: PlannedShift[] }>();
  for (const day of byDay(shifts))
    for (const { key, parts, agents } of patternsOf(day)) {
      const own = found.get(key) ?? { parts, agents: 0, shifts: [] };
      found.set(key, own);
      own.agents = Math.max(own.agents, agents);
      own.shifts.push(...day.filter(({ line }) => parts.includes(line)));
    }
  return [...found.values()].sort((one, other) => inOrder(one.parts, other.parts));
}

/** The shifts of each day, in the order in which they are written. */
export function byDay(shifts: readonly PlannedShift[]): readonly (readonly PlannedShift[])[] {
  const days = new Map<number, PlannedShift[]>();
  for (const shift of shifts) days.set(shift.day, [...(days.get(shift.day) ?? []), shift]);
  return [...days.values()].map((day) => day.sort((one, other) => one.line - other.line));
}

interface DayPattern {
  readonly key: string;
  readonly parts: readonly number[];
  readonly agents: number;
}

/** The parts that somebody works on a day, each with the number of agents who work exactly these; a shift nobody works is a part of its own. */
export function patternsOf(day: readonly PlannedShift[]): readonly DayPattern[] {
  const partsOf = new Map<number, number[]>();
  for (const { line, seats } of day) for (const seat of seats) partsOf.set(seat, [...(partsOf.get(seat) ?? []), line]);
  const agents = new Map<string, { parts: readonly number[]; agents: number }>();
  for (const { line, seats } of day) if (seats.length === 0) agents.set(String(line), { parts: [line], agents: 0 });
  for (const parts of partsOf.values()) {
    const own = agents.get(parts.join('+')) ?? { parts, agents: 0 };
    agents.set(parts.join('+'), own);
    own.agents++;
  }
  const patterns = [...agents.values()].sort((one, other) => inOrder(one.parts, other.parts));
  const sharing = sharingOf(patterns);
  return patterns.map(({ parts, agents: count }) => {
    const together = sharing.get(parts[0] as number) ?? [];
    // Days on which the same people share the same shifts are staffed alike; where nobody shares, every day of a shift is.
    const layout = patterns.filter((one) => together.includes(one.parts[0] as number)).map((one) => `${one.parts.join('+')}x${one.agents}`);
    return { key: together.length === 1 ? String(parts[0]) : `${parts.join('+')} of ${layout.join()}`, parts, agents: count };
  });
}

/** For each shift, those with which it shares people, directly or by others. */
function sharingOf(patterns: readonly Pick<DayPattern, 'parts'>[]): ReadonlyMap<number, readonly number[]> {
  const sharing = new Map<number, readonly number[]>();
  for (const { parts } of patterns) {
    const together = [...new Set(parts.flatMap((part) => sharing.get(part) ?? [part]))];
    for (const part of together) sharing.set(part, together);
  }
  return sharing;
}

/** By the first part in which they differ; of those that begin alike the longer first, as seats are given. */
function inOrder(one: readonly number[], other: readonly number[]): number {
  const place = one.findIndex((part, n) => part !== other[n]);
  if (place < 0) return other.length - one.length;
  return (one[place] as number) - (other[place] ?? Number.POSITIVE_INFINITY);
}
