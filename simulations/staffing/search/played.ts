import { estimate } from '../../measures/index.js';
import { type Crew, playTrials, type Replication, type ReplicationOrder } from '../../replicate/index.js';
import type { Trial } from '../../scenario/index.js';
import { closedHubs, withoutHubs } from '../hubs.js';
import { slackOf } from '../needs/goals.js';
import { withAgents } from '../with-agents.js';
import { pointOf, type StaffPoint, type StaffTask } from './point.js';
import { type GoalTally, openGoalTallies } from './tallies.js';

/** The search was aborted; the result is what is known by then. */
export class StaffingEnded extends Error {
  override readonly name = 'StaffingEnded';
}

type Counts = readonly number[];

/** Numbers of agents and what each of their replications gave, all on the same random numbers. */
export interface Played {
  /** How many replications are required. */
  required(): number;
  /** On how many replications these numbers were played. */
  timesOf(counts: Counts): number;
  /** Plays whatever is not known yet on the first `upTo` replications. @throws StaffingEnded after an abort */
  rehearse(all: readonly Counts[], upTo: number): Promise<void>;
  /** The figures of the first `upTo` replications; `whole`: they are all that is asked for. */
  seen(counts: Counts, upTo: number, whole: boolean): StaffPoint;
  /** The figures of abandoned numbers: those of `base`, plus the difference on the replications both were played on. */
  foreseen(base: StaffPoint, counts: Counts): StaffPoint;
  /** Whether the first replications show, pair by pair, that a goal that `base` reaches is certainly missed. */
  hopeless(base: StaffPoint, counts: Counts, upTo: number): boolean;
  /** The figures that other replications give for numbers of agents. */
  pointFrom(counts: Counts, replications: readonly Replication[]): StaffPoint;
  /** How many numbers of agents, and replications of them, were played. */
  totals(): { readonly staffings: number; readonly replications: number };
  /** Adds replications to those required; results of them already played elsewhere are passed in. */
  extend(orders: readonly ReplicationOrder[], counts: Counts, replications: readonly Replication[]): void;
  /** Keeps the goals but changes their targets. */
  retarget(task: StaffTask): void;
}

export interface PlayedOptions {
  readonly crew: Crew;
  readonly orders: readonly ReplicationOrder[];
  /** Read each time something is to be played. */
  readonly signal: () => AbortSignal | undefined;
  readonly onPlayed?: (() => void) | undefined;
  readonly onAsked?: ((replications: number) => void) | undefined;
}

/** The trial with these agents on each line; a hub in which nobody works is closed. */
export const staffedTrial = ({ trial, lines }: StaffTask, counts: readonly number[]): Trial =>
  withoutHubs(withAgents(trial, lines, counts), closedHubs(lines, counts));

export function openPlayed(first: StaffTask, options: PlayedOptions): Played {
  const { crew, onPlayed, onAsked } = options;
  let task = first;
  let orders = options.orders;
  let replications = 0;
  const goalTallies = openGoalTallies(first.goals);
  const known = new Map<string, { readonly counts: Counts; readonly tallies: GoalTally[] }>();

  const talliesOf = (counts: Counts): readonly GoalTally[] => known.get(counts.join())?.tallies ?? [];
  const tallied = (runs: readonly Replication[]): GoalTally[] => runs.map(({ measured }) => goalTallies.tallyOf(measured));
  const seen = (counts: Counts, upTo: number, whole: boolean): StaffPoint =>
    pointOf(task, counts, goalTallies, talliesOf(counts).slice(0, upTo), whole);

  async function rehearse(all: readonly Counts[], upTo: number): Promise<void> {
    const fresh = [...new Map(all.map((counts) => [counts.join(), counts])).values()].flatMap((counts) => {
      const from = known.get(counts.join())?.tallies.length ?? 0;
      return from < upTo ? [{ counts, from }] : [];
    });
    onAsked?.(fresh.reduce((sum, { from }) => sum + upTo - from, 0));
    const signal = options.signal();
    const told = { ...(onPlayed && { onDone: onPlayed }), ...(signal && { signal }) };
    await Promise.all(
      fresh.map(async ({ counts, from }) => {
        const asked = orders.slice(from, upTo);
        const [runs = []] = await playTrials(crew, [staffedTrial(task, counts)], asked, told);
        if (runs.length < asked.length) throw new StaffingEnded();
        replications += runs.length;
        const before = known.get(counts.join())?.tallies ?? [];
        known.set(counts.join(), { counts, tallies: [...before, ...tallied(runs)] });
      }),
    );
  }

  function foreseen(base: StaffPoint, counts: Counts): StaffPoint {
    const upTo = talliesOf(counts).length;
    const [own, before] = [seen(counts, upTo, false), seen(base.counts, upTo, true)];
    const moved = (whole: readonly number[], after: readonly number[], then: readonly number[]): readonly number[] =>
      whole.map((value, place) => value + (after[place] as number) - (then[place] as number));
    const slacks = moved(base.slacks, own.slacks, before.slacks).map((slack) => (Number.isNaN(slack) ? Number.POSITIVE_INFINITY : slack));
    return { ...own, values: moved(base.values, own.values, before.values), slacks };
  }

  function hopeless(base: StaffPoint, counts: Counts, upTo: number): boolean {
    const [own, bases] = [talliesOf(counts).slice(0, upTo), talliesOf(base.counts).slice(0, upTo)];
    return task.goals.some((goal, place) => {
      const slack = (tallies: readonly GoalTally[]): number => slackOf(goal, goalTallies.value(place, tallies));
      const effect = slack(own) - slack(bases);
      const pairs = own.map((tally, n) => slack([tally]) - slack([bases[n] as GoalTally])).filter(Number.isFinite);
      if (!Number.isFinite(effect) || pairs.length < 2) return false;
      return (base.slacks[place] as number) + effect + estimate(pairs, CONFIDENCE).halfWidth < 0;
    });
  }

  return {
    required: () => orders.length,
    timesOf: (counts) => talliesOf(counts).length,
    rehearse,
    seen,
    foreseen,
    hopeless,
    pointFrom: (counts, runs) => pointOf(task, counts, goalTallies, tallied(runs)),
    totals: () => ({ staffings: known.size, replications }),
    extend(more, counts, runs) {
      const before = orders.length;
      orders = [...orders, ...more];
      const own = known.get(counts.join());
      if (own?.tallies.length === before) own.tallies.push(...tallied(runs));
    },
    retarget(other) {
      task = other;
    },
  };
}

/** Two-sided: one candidate in twenty is abandoned wrongly, which may cost an agent too many but never leaves one too few. */
const CONFIDENCE = 0.9;
