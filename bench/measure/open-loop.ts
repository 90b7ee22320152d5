import type { SpanHistogram } from './histogram.js';

/** Time as an open loop needs it. */
export interface Pacer {
  /** Now, in milliseconds. */
  nowMs(): number;
  /** Calls back soon, having let everything else of this process go on. */
  breathe(goOn: () => void): void;
}

export const realTime: Pacer = {
  nowMs: () => performance.now(),
  breathe: (goOn) => void setImmediate(goOn),
};

export interface OfferedLoad {
  readonly perSecond: number;
  /** The first part of the load, which is not counted. */
  readonly warmUpMs: number;
  readonly measureMs: number;
  /** Longest wait for answers once everything has been asked. */
  readonly drainMs: number;
}

export interface Offered {
  readonly asked: number;
  /** Never answered; none of them is in the histogram. */
  readonly unanswered: number;
  /** Longest a question was asked later than it was due: where this is long, the load itself could not be offered. */
  readonly lateMaxMs: number;
}

/**
 * Asks at a fixed rate whatever the answers do, and takes each span from the instant the question was *due*, not from when it was
 * asked: a stall is felt by every caller it held up, so nothing is left out of the histogram (no coordinated omission).
 */
export function offerLoad(
  ask: (n: number, answered: () => void) => void,
  load: OfferedLoad,
  spans: SpanHistogram,
  pacer: Pacer = realTime,
): Promise<Offered> {
  const everyMs = 1_000 / load.perSecond;
  const total = Math.ceil((load.warmUpMs + load.measureMs) / everyMs);
  const startMs = pacer.nowMs();
  let n = 0;
  let answered = 0;
  let lateMaxMs = 0;
  let endMs = Number.POSITIVE_INFINITY;

  function askWhatIsDue(): void {
    const elapsedMs = pacer.nowMs() - startMs;
    for (; n < total && n * everyMs <= elapsedMs; n++) {
      const dueMs = n * everyMs;
      const counted = dueMs >= load.warmUpMs;
      if (counted) lateMaxMs = Math.max(lateMaxMs, pacer.nowMs() - startMs - dueMs);
      ask(n, () => {
        answered += 1;
        if (counted) spans.take(pacer.nowMs() - startMs - dueMs);
      });
    }
    if (n === total && endMs === Number.POSITIVE_INFINITY) endMs = pacer.nowMs() + load.drainMs;
  }

  return new Promise((resolve, reject) => {
    // One function for all turns: a promise for each would be some hundred thousand a second, and their garbage would be measured too.
    const turn = (): void => {
      try {
        if (n < total) askWhatIsDue();
        if (answered < total && pacer.nowMs() < endMs) pacer.breathe(turn);
        else resolve({ asked: total, unanswered: total - answered, lateMaxMs });
      } catch (error) {
        reject(error);
      }
    };
    turn();
  });
}
