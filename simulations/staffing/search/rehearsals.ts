import { estimate } from '../../measures/index.js';
import { type Crew, playTrials, type Replication, type ReplicationOrder } from '../../replicate/index.js';
import type { Trial } from '../../scenario/index.js';
import { closedHubs, withoutHubs } from '../hubs.js';
import { slackOf } from '../needs/goals.js';
import { withAgents } from '../with-agents.js';
import { missedBy, pointOf, type StaffPoint, type StaffTask } from './point.js';
import { type GoalTally, openGoalTallies } from './tallies.js';

/** The search was aborted; the result is what is known by then. */
export class StaffingEnded extends Error {
  override readonly name = 'StaffingEnded';
}

/** Plays numbers of agents, all on the same random numbers, and remembers the figures. */
export interface Rehearsals {
  /** Plays whatever is not known yet on all replications. @throws StaffingEnded after an abort */
  play(counts: readonly (readonly number[])[]): Promise<readonly StaffPoint[]>;
  /**
   * The same, but abandons numbers as soon as their first replications show with confidence that they miss a goal that `base` reaches. Such
   * a point states how many replications it was played on, is not sufficient, and has the figures of `base` plus the paired difference.
   */
  judge(base: StaffPoint, counts: readonly (readonly number[])[]): Promise<readonly StaffPoint[]>;
  /** Whether what was played shows with the same confidence that these numbers miss a goal that `base` reaches. */
  misses(base: StaffPoint, counts: readonly number[]): boolean;
  /** The difference in each goal's slack between two numbers of agents, on the replications that both were played on. */
  effects(point: StaffPoint, other: StaffPoint): readonly number[];
  /** The same on the first few replications only. */
  readonly few: Rehearsals;
  /** The cheapest sufficient point of all that were played on all replications. */
  best(): StaffPoint | null;
  /** The point that misses least, if none is sufficient. */
  nearest(): StaffPoint | null;
  /** How many numbers of agents, and replications of them, were played. */
  readonly played: () => { readonly staffings: number; readonly replications: number };
  /** Adds replications to those required; results of them already played elsewhere are passed in. */
  extend(orders: readonly ReplicationOrder[], counts: readonly number[], replications: readonly Replication[]): void;
  /** The figures that other replications give for numbers of agents. */
  pointFrom(counts: readonly number[], replications: readonly Replication[]): StaffPoint;
  /** Keeps the goals but changes their targets. */
  retarget(task: StaffTask): void;
}

interface Options {
  readonly crew: Crew;
  readonly orders: readonly ReplicationOrder[];
  /** Read each time something is to be played. */
  readonly signal: () => AbortSignal | undefined;
  readonly onPlayed?: (() => void) | undefined;
  readonly onAsked?: ((replications: number) => void) | undefined;
}

/** Number of replications for a first look. */
const FEW = 3;

/** The trial with these agents on each line; a hub in which nobody works is closed. */
export const staffedTrial = ({ trial, lines }: StaffTask, counts: readonly number[]): Trial =>
  withoutHubs(withAgents(trial, lines, counts), closedHubs(lines, counts));

export function openRehearsals(first: StaffTask, options: Options): Rehearsals {
  const { crew, onPlayed, onAsked } = options;
  let task = first;
  let orders = options.orders;
  let replications = 0;
  const goalTallies = openGoalTallies(first.goals);
  const known = new Map<string, { readonly counts: readonly number[]; readonly tallies: GoalTally[] }>();

  async function rehearse(all: readonly (readonly number[])[], upTo: number): Promise<void> {
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
        known.set(counts.join(), { counts, tallies: [...before, ...runs.map(({ measured }) => goalTallies.tallyOf(measured))] });
      }),
    );
  }

  const talliesOf = (counts: readonly number[]): readonly GoalTally[] => known.get(counts.join())?.tallies ?? [];
  const seen = (counts: readonly number[], upTo: number, whole: boolean): StaffPoint =>
    pointOf(task, counts, goalTallies, talliesOf(counts).slice(0, upTo), whole);

  /** The figures of abandoned numbers: those of `base`, plus the difference on the replications both were played on. */
  function foreseen(base: StaffPoint, counts: readonly number[]): StaffPoint {
    const upTo = talliesOf(counts).length;
    const [own, before] = [seen(counts, upTo, false), seen(base.counts, upTo, true)];
    const moved = (whole: readonly number[], after: readonly number[], then: readonly number[]): readonly number[] =>
      whole.map((value, place) => value + (after[place] as number) - (then[place] as number));
    const slacks = moved(base.slacks, own.slacks, before.slacks).map((slack) => (Number.isNaN(slack) ? Number.POSITIVE_INFINITY : slack));
    return { ...own, values: moved(base.values, own.values, before.values), slacks };
  }

  /** Whether the first replications show, pair by pair, that a goal that `base` reaches is certainly missed. */
  function hopeless(base: StaffPoint, counts: readonly number[], upTo: number): boolean {
    const [own, bases] = [talliesOf(counts).slice(0, upTo), talliesOf(base.counts).slice(0, upTo)];
    return task.goals.some((goal, place) => {
      const slack = (tallies: readonly GoalTally[]): number => slackOf(goal, goalTallies.value(place, tallies));
      const effect = slack(own) - slack(bases);
      const pairs = own.map((tally, n) => slack([tally]) - slack([bases[n] as GoalTally])).filter(Number.isFinite);
      if (!Number.isFinite(effect) || pairs.length < 2) return false;
      return (base.slacks[place] as number) + effect + estimate(pairs, CONFIDENCE).halfWidth < 0;
    });
  }

  const viewOf = (count: () => number, few: () => Rehearsals): Rehearsals => {
    let best: StaffPoint | null = null;
    let nearest: StaffPoint | null = null;
    const remember = (points: readonly StaffPoint[]): readonly StaffPoint[] => {
      // In the order requested, so that the answer does not depend on which thread was first.
      for (const point of points) {
        if (point.enough && (best === null || point.cost < best.cost)) best = point;
        if (point.replications === count() && (nearest === null || missedBy(point) < missedBy(nearest))) nearest = point;
      }
      return points;
    };
    return {
      async play(all) {
        await rehearse(all, count());
        return remember(all.map((counts) => seen(counts, count(), true)));
      },
      async judge(base, all) {
        let open = all;
        for (let look = Math.min(FEW, count()); ; look = Math.min(2 * look, count())) {
          await rehearse(open, look);
          if (look === count()) break;
          open = open.filter((counts) => !hopeless(base, counts, look));
        }
        return remember(all.map((counts) => (talliesOf(counts).length >= count() ? seen(counts, count(), true) : foreseen(base, counts))));
      },
      misses: (base, counts) => hopeless(base, counts, Math.min(talliesOf(counts).length, talliesOf(base.counts).length, count())),
      effects(point, other) {
        const both = Math.min(talliesOf(point.counts).length, talliesOf(other.counts).length, count());
        const [before, after] = [seen(point.counts, both, true), seen(other.counts, both, true)];
        return after.slacks.map((slack, place) => {
          const effect = slack - (before.slacks[place] as number);
          return Number.isFinite(effect) ? effect : 0;
        });
      },
      get few() {
        return few();
      },
      best: () => best,
      nearest: () => nearest,
      played: () => ({ staffings: known.size, replications }),
      extend(more, counts, runs) {
        const before = orders.length;
        orders = [...orders, ...more];
        best = null;
        nearest = null;
        const own = known.get(counts.join());
        if (own?.tallies.length === before) own.tallies.push(...runs.map(({ measured }) => goalTallies.tallyOf(measured)));
      },
      pointFrom: (counts, runs) =>
        pointOf(
          task,
          counts,
          goalTallies,
          runs.map(({ measured }) => goalTallies.tallyOf(measured)),
        ),
      retarget(other) {
        task = other;
        best = null;
        nearest = null;
      },
    };
  };
  const few: Rehearsals = viewOf(
    () => Math.min(FEW, orders.length),
    () => few,
  );
  return viewOf(
    () => orders.length,
    () => few,
  );
}

/** Two-sided: one candidate in twenty is abandoned wrongly, which may cost an agent too many but never leaves one too few. */
const CONFIDENCE = 0.9;
