import type { Outcome } from './outcomes.js';

/** One contact in two histories. `null`: it does not exist in that one, because what led to it happened differently. */
export interface Pair {
  readonly recorded: Outcome | null;
  readonly replayed: Outcome | null;
  /** What differs. */
  readonly differs: readonly Difference[];
}

export const DIFFERENCES = ['outcome', 'waitedMs', 'agent', 'hub', 'ring'] as const;
export type Difference = (typeof DIFFERENCES)[number];

/** Every contact of either history, in order of arrival. */
export function paired(recorded: readonly Outcome[], replayed: readonly Outcome[]): readonly Pair[] {
  const others = new Map(replayed.map((one) => [one.life, one]));
  const known = new Set(recorded.map(({ life }) => life));
  const pairs = recorded.map((one) => pairOf(one, others.get(one.life) ?? null));
  const added = replayed.filter(({ life }) => !known.has(life)).map((one) => pairOf(null, one));
  return [...pairs, ...added].sort((a, b) => arrivedMs(a) - arrivedMs(b));
}

/**
 * Contacts that were over in both histories by an instant: all that can be compared of a replay that has come no further. A contact that is
 * missing in one of them is left out, as it might still come there.
 */
export const overInBoth = (pairs: readonly Pair[], byMs: number): readonly Pair[] =>
  pairs.filter(({ recorded, replayed }) => [recorded, replayed].every((one) => typeof one?.overMs === 'number' && one.overMs <= byMs));

const arrivedMs = ({ recorded, replayed }: Pair): number => recorded?.arrivedMs ?? replayed?.arrivedMs ?? 0;

const pairOf = (recorded: Outcome | null, replayed: Outcome | null): Pair => ({
  recorded,
  replayed,
  differs: DIFFERENCES.filter((name) => recorded?.[name] !== replayed?.[name]),
});

/** Counts and waits of some contacts of one history. Durations in milliseconds; `null` if there is nobody to count. */
export interface Measured {
  readonly arrived: number;
  readonly answered: number;
  readonly abandoned: number;
  /** By a queue that was closed or full, or because the plan has no place for them. */
  readonly turnedAway: number;
  readonly withdrawn: number;
  /** Still waiting at the end. */
  readonly open: number;
  /** Answered within the target ÷ (arrived − withdrawn − short abandons); from 0 to 1. */
  readonly serviceLevel: number | null;
  /** Of those answered. */
  readonly waitMeanMs: number | null;
  readonly waitP90Ms: number | null;
}

export function measured(outcomes: readonly Outcome[]): Measured {
  const count = (holds: (one: Outcome) => boolean): number => outcomes.filter(holds).length;
  const is = (what: Outcome['outcome']) => count(({ outcome }) => outcome === what);
  const waits = outcomes.flatMap(({ outcome, waitedMs }) => (outcome === 'answered' ? [waitedMs] : [])).sort((a, b) => a - b);
  const judged = count(({ outcome, short }) => outcome !== 'withdrawn' && !short);
  return {
    arrived: outcomes.length,
    answered: waits.length,
    abandoned: is('abandoned'),
    turnedAway: is('rejected') + is('refused'),
    withdrawn: is('withdrawn'),
    open: is('open'),
    serviceLevel: judged === 0 ? null : count(({ withinTarget }) => withinTarget) / judged,
    waitMeanMs: waits.length === 0 ? null : waits.reduce((sum, ms) => sum + ms, 0) / waits.length,
    waitP90Ms: waits[Math.ceil(waits.length * 0.9) - 1] ?? null,
  };
}
