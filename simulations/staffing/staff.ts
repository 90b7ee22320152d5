import { type Crew, openCrew, playTrials, type Replication, type ReplicationOrder } from '../replicate/index.js';
import type { Trial } from '../scenario/index.js';
import { type GoalPeriod, type StaffGoal, staffGoals } from './goals.js';
import { impliedGoals, withinReach } from './implied.js';
import { staffLines } from './lines.js';
import { loadClasses } from './load.js';
import { openRehearsals, pointOf, type Rehearsals, StaffingEnded, type StaffPoint, type StaffTask } from './point.js';
import { type Pool, poolsOf } from './pools.js';
import { exchanged, repaired, type Thinnest, thinned } from './search.js';
import { coveringStart } from './start.js';
import { raised, teamsOf } from './teams.js';
import { whoServes } from './who-serves.js';
import { withAgents } from './with-agents.js';

export interface StaffOptions {
  /** Over which time targets have to be reached; default each day. */
  readonly period?: GoalPeriod;
  /** On which the search decides; default the trial's. */
  readonly replications?: number;
  /** On numbers of their own, with which the answer is checked; default twice as many. */
  readonly verify?: number;
  readonly seed?: number;
  readonly workers?: number;
  readonly signal?: AbortSignal;
  /** Told of each replication as it is done. */
  readonly onPlayed?: () => void;
  /** Told how many more will be played before anything else is decided. */
  readonly onAsked?: (replications: number) => void;
}

/** Agents for a scenario. */
export interface Staffed extends StaffTask {
  readonly period: GoalPeriod;
  /** The scenario with these agents. */
  readonly answer: Trial;
  /** As the scenario has it. */
  readonly today: StaffPoint | null;
  /** What was found, on the numbers it was found with; not enough where no number of agents on these lines is. */
  readonly found: StaffPoint;
  /** One agent fewer on each line, on the same numbers; `null` where that was not played: nobody is there, or a team would be too small. */
  readonly fewer: readonly (StaffPoint | null)[];
  /** The answer on other numbers than those it was found with; `null`: ended before. */
  readonly verified: { readonly point: StaffPoint; readonly replications: readonly Replication[] } | null;
  /** Whether the search came to its end. */
  readonly finished: boolean;
  readonly replications: number;
  /** Numbers of agents that were played. */
  readonly played: number;
  readonly pools: readonly Pool[];
}

/** A scenario that asks for nothing has no cheapest staff but nobody. */
export class StaffingAimless extends Error {
  override readonly name = 'StaffingAimless';
}

/** Verification that misses adds its numbers to those of the search, so often. */
const SEARCHES_MAX = 3;

/**
 * The cheapest agents on the scenario's shifts that reach its targets. A linear program on what Erlang A asks gives the start; then the real
 * router is played on common random numbers, guided by what single agents do; the answer is played again on numbers it was not chosen by.
 * Plans, demand and shifts are taken as they are.
 * @throws StaffingAimless without a target or a promise of the plan
 */
export async function staff(trial: Trial, options: StaffOptions = {}): Promise<Staffed> {
  const { period = 'day', replications = trial.replications, verify = 2 * replications, seed = trial.seed } = options;
  const lines = staffLines(trial);
  const asked = staffGoals(trial, period);
  const implied = impliedGoals(trial);
  if (asked.length + implied.length === 0) throw new StaffingAimless();
  const classes = loadClasses(trial, await whoServes(trial));
  const start = await coveringStart(trial, lines, classes);
  const task = { trial, lines, goals: [...asked, ...implied], teams: teamsOf(trial, lines) };
  const crew = openCrew(options.workers);
  try {
    const searched = await search(
      { task, implied, crew, start, options },
      ordersFrom(seed, 0, replications),
      ordersFrom(seed, replications, verify),
    );
    const pools = poolsOf(classes);
    return { ...searched, period, pools, answer: withAgents(trial, lines, searched.found.counts) };
  } finally {
    await crew.close();
  }
}

const ordersFrom = (seed: number, first: number, count: number): readonly ReplicationOrder[] =>
  Array.from({ length: count }, (_, n) => ({ seed, replication: first + n }));

interface Means {
  readonly task: StaffTask;
  readonly implied: readonly StaffGoal[];
  readonly crew: Crew;
  readonly start: (factor: number) => Promise<readonly number[]>;
  readonly options: StaffOptions;
}

type Searched = Omit<Staffed, 'period' | 'pools' | 'answer'>;

async function search(
  { task: first, implied, crew, start, options }: Means,
  firstOrders: readonly ReplicationOrder[],
  lastOrders: readonly ReplicationOrder[],
): Promise<Searched> {
  const { signal, onPlayed, onAsked } = options;
  let task = first;
  let orders = firstOrders;
  let fresh = lastOrders;
  let rehearsals = openRehearsals(task, { crew, orders, signal, onPlayed, onAsked });
  let played = 0;
  let today: StaffPoint | null = null;
  let verified: Searched['verified'] = null;
  let thinnest: Thinnest | undefined;
  let last: StaffPoint | undefined;
  const nobody = first.lines.map(() => null);
  const told = (finished: boolean): Searched => {
    const found = thinnest?.point ?? rehearsals.best() ?? last ?? today;
    if (found == null) throw new StaffingEnded();
    return {
      ...task,
      today,
      found,
      verified,
      finished,
      fewer: thinnest?.fewer ?? nobody,
      replications: orders.length,
      played: played + rehearsals.played(),
    };
  };
  try {
    // Whatever nobody asked for in so many words is asked for as far as plenty of agents reach it.
    if (implied.length > 0) {
      const [plenty] = await rehearsals.play([raised(task.teams, task.lines, await start(PLENTY))]);
      const asked = task.goals.length - implied.length;
      task = { ...task, goals: [...task.goals.slice(0, asked), ...withinReach(implied, plenty?.values.slice(asked) ?? [])] };
      played += rehearsals.played();
      rehearsals = openRehearsals(task, { crew, orders, signal, onPlayed, onAsked });
    }
    [today = null] = await rehearsals.play([task.lines.map(({ agents }) => agents)]);
    last = await bracketed(task, rehearsals, start);
    for (let round = 1; ; round++) {
      const enough = await repaired(task, rehearsals, last);
      last = enough;
      if (!enough.enough) return told(true);
      thinnest = await cheapest(task, rehearsals, enough);
      const checked = await verify(task, thinnest.point, { crew, orders: fresh, options });
      if (checked === null) return told(false);
      verified = checked;
      if (checked.point.enough || round === SEARCHES_MAX) return told(true);
      // What was too good to be true is looked at with more numbers, those of the check among them.
      orders = [...orders, ...fresh];
      fresh = ordersFrom(orders[0]?.seed ?? 0, orders.length, fresh.length);
      played += rehearsals.played();
      rehearsals = openRehearsals(task, { crew, orders, signal, onPlayed, onAsked });
      [last = enough] = await rehearsals.play([thinnest.point.counts]);
      thinnest = undefined;
      // The check was of other numbers than whatever is found next.
      verified = null;
    }
  } catch (error) {
    if (error instanceof StaffingEnded && (thinnest ?? rehearsals.best() ?? last ?? today) != null) return told(false);
    throw error;
  }
}

const PLENTY = 1.6;

/** Goes down from what covers Erlang's numbers as long as it is enough, or up until it is. */
async function bracketed(task: StaffTask, rehearsals: Rehearsals, start: Means['start']): Promise<StaffPoint> {
  const at = async (factor: number): Promise<StaffPoint> => {
    const [point] = await rehearsals.play([raised(task.teams, task.lines, await start(factor))]);
    return point as StaffPoint;
  };
  let point = await at(1);
  const step = point.enough ? -0.1 : 0.1;
  for (let factor = 1 + step; factor > 0.3 && factor < 1.65; factor += step) {
    const next = await at(factor);
    if (next.enough !== point.enough) {
      point = next;
      break;
    }
    point = next;
  }
  return rehearsals.best() ?? point;
}

async function cheapest(task: StaffTask, rehearsals: Rehearsals, from: StaffPoint): Promise<Thinnest> {
  let found = await thinned(task, rehearsals, from);
  for (let next = await exchanged(task, rehearsals, found); next !== null; next = await exchanged(task, rehearsals, found))
    found = await thinned(task, rehearsals, next);
  return found;
}

interface Check {
  readonly crew: Crew;
  readonly orders: readonly ReplicationOrder[];
  readonly options: StaffOptions;
}

async function verify(
  task: StaffTask,
  { counts }: StaffPoint,
  { crew, orders, options: { signal, onPlayed, onAsked } }: Check,
): Promise<Searched['verified']> {
  const trial = withAgents(task.trial, task.lines, counts);
  onAsked?.(orders.length);
  const [replications = []] = await playTrials(crew, [trial], orders, {
    ...(onPlayed === undefined ? {} : { onDone: onPlayed }),
    ...(signal === undefined ? {} : { signal }),
  });
  if (replications.length < orders.length) return null;
  const point = pointOf(
    task,
    counts,
    replications.map(({ measured }) => measured),
  );
  return { point, replications };
}
