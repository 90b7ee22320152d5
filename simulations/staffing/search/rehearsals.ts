import type { Replication, ReplicationOrder } from '../../replicate/index.js';
import { openPlayed, type Played, type PlayedOptions } from './played.js';
import { missedBy, type StaffPoint, type StaffTask } from './point.js';

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

/** Number of replications for a first look. */
const FEW = 3;

export function openRehearsals(first: StaffTask, options: PlayedOptions): Rehearsals {
  const played = openPlayed(first, options);
  const few: Rehearsals = rehearsalsOn(
    played,
    () => Math.min(FEW, played.required()),
    () => few,
  );
  return rehearsalsOn(played, played.required, () => few);
}

/** Rehearsals on the first `count` replications. */
function rehearsalsOn(played: Played, count: () => number, few: () => Rehearsals): Rehearsals {
  const { timesOf, rehearse, seen, foreseen, hopeless } = played;
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
      return remember(all.map((counts) => (timesOf(counts) >= count() ? seen(counts, count(), true) : foreseen(base, counts))));
    },
    misses: (base, counts) => hopeless(base, counts, Math.min(timesOf(counts), timesOf(base.counts), count())),
    effects(point, other) {
      const both = Math.min(timesOf(point.counts), timesOf(other.counts), count());
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
    played: played.totals,
    extend(more, counts, runs) {
      played.extend(more, counts, runs);
      best = null;
      nearest = null;
    },
    pointFrom: played.pointFrom,
    retarget(other) {
      played.retarget(other);
      best = null;
      nearest = null;
    },
  };
}
