/**
 * How fast work goes, from one thing done to the last: what comes before a first piece is over, and the waiting for the next one, say nothing
 * of the rest. What is done while threads start and the compiler learns is left out as soon as it can be.
 */
export interface Pace {
  /** So much has been done by now; 0: nothing has begun yet. */
  take(nowMs: number, done: number): void;
  readonly perSecond: number;
  /** Whether enough has been seen to say how long the rest takes. */
  readonly isSteady: boolean;
}

/** From the first thing done on; by then the compiler has seen what there is to do. */
const SETTLING_MS = 2_000;
/** Work seen after that before the rest is estimated from it. */
const ENOUGH_MS = 1_000;

interface Mark {
  readonly atMs: number;
  readonly done: number;
}

export function openPace(startMs: number): Pace {
  /** Up to here nothing was done. */
  let idle: Mark = { atMs: startMs, done: 0 };
  let settled: Mark | undefined;
  /** When more was done last. */
  let last = idle;
  const isSteady = (): boolean => settled !== undefined && last.atMs - settled.atMs >= ENOUGH_MS;

  return {
    take(atMs, done) {
      if (done === 0) idle = { atMs, done };
      if (done === 0 || done === last.done) return;
      last = { atMs, done };
      if (atMs - idle.atMs >= SETTLING_MS) settled ??= last;
    },
    get perSecond() {
      const from = isSteady() ? (settled as Mark) : idle;
      return last.atMs <= from.atMs ? 0 : ((last.done - from.done) * 1_000) / (last.atMs - from.atMs);
    },
    get isSteady() {
      return isSteady();
    },
  };
}
