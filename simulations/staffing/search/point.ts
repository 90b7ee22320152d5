import type { Trial } from '../../scenario/index.js';
import { closedHubs, type HubCosts } from '../hubs.js';
import { costOf, type StaffLine } from '../lines.js';
import type { StaffGoal } from '../needs/goals.js';
import { slackOf } from '../needs/goals.js';
import { type Team, tooSmall } from '../teams.js';
import type { GoalTallies, GoalTally } from './tallies.js';

/** Numbers of agents by line, and the figures they gave. */
export interface StaffPoint {
  readonly counts: readonly number[];
  /** Cost of the agents, plus the fixed cost of hubs in which anybody works. */
  readonly cost: number;
  /** In the order of the goals; `NaN` if nobody came. */
  readonly values: readonly number[];
  /** By how much each goal is passed; negative: missed. */
  readonly slacks: readonly number[];
  /** Number of replications played. */
  readonly replications: number;
  /** Whether every goal is reached on all replications and no team is too small. */
  readonly enough: boolean;
}

/** What is staffed, and for which goals. */
export interface StaffTask {
  readonly trial: Trial;
  readonly lines: readonly StaffLine[];
  readonly goals: readonly StaffGoal[];
  readonly teams: readonly Team[];
  readonly hubCosts: HubCosts;
  /** Hubs in which nobody is to work. */
  readonly closed: ReadonlySet<string>;
  /** Other lines on which nobody is to work; default: none. */
  readonly idle?: ReadonlySet<number>;
}

/** By how much all goals together are missed. */
export const missedBy = ({ slacks }: StaffPoint): number => slacks.reduce((sum, slack) => sum + Math.max(0, -slack), 0);

/** The lines whose number of agents is to be found. */
export const openLines = ({ lines, closed, idle }: StaffTask): readonly number[] =>
  [...lines.keys()].filter((place) => !closed.has((lines[place] as StaffLine).hub) && idle?.has(place) !== true);

/** Cost of the agents, plus the fixed cost of hubs in which anybody works. */
export function wholeCost({ lines, hubCosts }: Pick<StaffTask, 'lines' | 'hubCosts'>, counts: readonly number[]): number {
  const closed = closedHubs(lines, counts);
  return costOf(lines, counts) + [...hubCosts].reduce((sum, [hub, cost]) => (closed.has(hub) ? sum : sum + cost), 0);
}

/** The figures of numbers of agents, from replications. `whole`: these are all the replications required. */
export function pointOf(
  task: StaffTask,
  counts: readonly number[],
  { value }: GoalTallies,
  tallies: readonly GoalTally[],
  whole = true,
): StaffPoint {
  const { goals, teams } = task;
  const values = goals.map((_, place) => value(place, tallies));
  const slacks = goals.map((goal, place) => slackOf(goal, values[place] as number));
  const enough = whole && slacks.every((slack) => slack >= 0) && tooSmall(teams, counts) === undefined;
  return { counts, cost: wholeCost(task, counts), values, slacks, replications: tallies.length, enough };
}
