import { ALL, countPlanned, openTable, STAFF_FIELDS, wholeOf } from '../measures/index.js';
import type { GroupStaff, PlannedShift, Trial } from '../scenario/index.js';
import { type SeatPattern, seatPatterns } from './seat-patterns.js';

/** A shift of a group as written, or the parts of one that the same people work: staffing decides how many agents work it. */
export interface StaffLine {
  readonly group: string;
  readonly hub: string;
  /** Which of the group's shifts, from 0; several if the same people work them on one day: a split shift. */
  readonly parts: readonly number[];
  /** As the scenario has it: the maximum over its days. */
  readonly agents: number;
  /** Every day it is worked, in all its parts. */
  readonly shifts: readonly PlannedShift[];
  /** Cost of one agent on it over the counted time: minor units of the currency, including premiums. */
  readonly cost: number;
  /** The same in paid hours. */
  readonly paidHours: number;
}

const HOUR_MS = 3_600_000;

/** The lines of a scenario, group by group. If nothing has a price, each hour costs one. */
export function staffLines(trial: Trial): readonly StaffLine[] {
  const lines = trial.staff.flatMap((group) => seatPatterns(group).map((pattern) => lineOf(trial, group, pattern)));
  return isPriced(trial) ? lines : lines.map((line) => ({ ...line, cost: line.paidHours }));
}

/** Whether anybody's hour costs money. */
export const isPriced = ({ plan, roster }: Trial): boolean =>
  plan.hubs.some(({ costPerHour }) => (costPerHour ?? 0) > 0) || roster.agents.some(({ costPerHour }) => (costPerHour ?? 0) > 0);

function lineOf(trial: Trial, { group, hub, agents }: GroupStaff, { parts, agents: count, shifts }: SeatPattern): StaffLine {
  const table = openTable(STAFF_FIELDS, Math.ceil((trial.toMs - trial.countFromMs) / trial.intervalMs));
  const one = shifts.map(({ fromMs, toMs, breaks }) => {
    const agent = agents[0] as string;
    return { group, hub, agent, fromMs, toMs, breaks, shift: { agent, fromMs, toMs, pauses: breaks } };
  });
  const nothingElse = { staff: [], costs: { ...trial.costs, hubs: {} } };
  countPlanned(table, { ...trial, ...nothingElse }, one);
  const { cost, paidMs } = wholeOf(table, 'all', ALL);
  return { group, hub, parts, agents: count, shifts, cost, paidHours: paidMs / HOUR_MS };
}

/** The cost of these numbers of agents by line. */
export const costOf = (lines: readonly StaffLine[], counts: readonly number[]): number =>
  lines.reduce((sum, { cost }, place) => sum + cost * (counts[place] as number), 0);
