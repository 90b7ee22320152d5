import { meanMsOf, type SpanModel, type Stream, spans } from '../chance/index.js';

/** When people can be reached: they are there for a while, and away for a while. */
export interface Presence {
  readonly there: SpanModel;
  readonly away: SpanModel;
  /** Share of calls answered by those who are there; nobody answers who is away. */
  readonly answers: number;
  /** Share of comings that a detector of activity sees. */
  readonly seen: number;
}

/** One customer's comings and goings, asked in the order of time. */
export interface Activity {
  /** Whether a call made now is answered. */
  answers(atMs: number): boolean;
  /** When the customer is next seen to come, later than this; asked again only for later instants than the answer. */
  nextSeenMs(afterMs: number): number;
}

/** Draws when a customer is there, stretch by stretch, as far as anybody asks. */
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
