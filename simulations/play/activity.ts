import { meanMsOf, type SpanModel, type Stream, spans } from '../chance/index.js';

/** When people can be reached: they alternate between being there and being away. */
export interface Presence {
  readonly there: SpanModel;
  readonly away: SpanModel;
  /** Share of calls answered while there; nobody answers while away. */
  readonly answers: number;
  /** Share of returns that an activity detector notices. */
  readonly seen: number;
}

/** One customer's comings and goings, to be asked in chronological order. */
export interface Activity {
  /** Whether a call made now is answered. */
  answers(atMs: number): boolean;
  /** The next instant after `afterMs` at which the customer is seen to come; ask again only for instants later than the answer. */
  nextSeenMs(afterMs: number): number;
}

/** Draws when a customer is there, period by period, as far as anybody asks. */
export function activityOf({ there, away, answers, seen }: Presence, stream: Stream, fromMs: number): Activity {
  const thereMs = spans(there, stream);
  const awayMs = spans(away, stream);
  const share = meanMsOf(there) / (meanMsOf(there) + meanMsOf(away));
  let isThere = stream() < share;
  let beginsMs = fromMs;
  let endsMs = fromMs + Math.max(1, isThere ? thereMs() : awayMs());
  const reach = (atMs: number): void => {
    while (endsMs <= atMs) turn();
  };
  function turn(): void {
    isThere = !isThere;
    beginsMs = endsMs;
    endsMs += Math.max(1, isThere ? thereMs() : awayMs());
  }
  return {
    answers(atMs) {
      reach(atMs);
      const would = stream() < answers;
      return isThere && would;
    },
    nextSeenMs(afterMs) {
      if (seen === 0) return Number.POSITIVE_INFINITY;
      reach(afterMs);
      do turn();
      while (!isThere || stream() >= seen);
      return beginsMs;
    },
  };
}
