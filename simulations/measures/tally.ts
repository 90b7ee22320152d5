import type { Life } from '../play/index.js';

/**
 * Counts over customers. `arrived = answered + abandoned + rejected + unserved + unreached`. Shares are of all arrivals unless the name
 * says otherwise; durations are means in milliseconds.
 */
export interface Figures {
  readonly arrived: number;
  readonly answered: number;
  readonly abandoned: number;
  readonly rejected: number;
  readonly unserved: number;
  /** Called by a campaign and given up. */
  readonly unreached: number;
  /** Not offered to anybody at the instant of arrival. */
  readonly waitedShare: number;
  readonly abandonedShare: number;
  /** Answered within the limit, of all who arrived. */
  readonly serviceLevel: number;
  /** Answered within the limit, of those answered. */
  readonly serviceLevelOfAnswered: number;
  /** Answered within the limit, of all arrivals except those who abandoned within it. */
  readonly serviceLevelWithoutShortAbandons: number;
  /** Answered or abandoned within the limit. */
  readonly waitsWithin: number;
  /** Until answer, abandonment or the end, over all arrivals. */
  readonly meanWaitMs: number;
  /** Of the answered: average speed of answer. */
  readonly meanWaitAnsweredMs: number;
}

export interface Tally {
  take(life: Life): void;
  figures(): Figures;
}

/** Counts lives as they are settled; keeps only sums. `withinMs`: limit of the service level. */
export function openTally(withinMs: number): Tally {
  const count = { answered: 0, abandoned: 0, rejected: 0, unserved: 0, unreached: 0 };
  let queued = 0;
  let within = 0;
  let goneWithin = 0;
  let waitedMs = 0;
  let waitedAnsweredMs = 0;
  return {
    take(life) {
      count[life.outcome]++;
      waitedMs += life.waitedMs;
      if (life.queued) queued++;
      if (life.outcome === 'abandoned' && life.waitedMs <= withinMs) goneWithin++;
      if (life.outcome !== 'answered') return;
      waitedAnsweredMs += life.waitedMs;
      if (life.waitedMs <= withinMs) within++;
    },
    figures() {
      const arrived = count.answered + count.abandoned + count.rejected + count.unserved + count.unreached;
      const share = (part: number, whole = arrived): number => (whole === 0 ? 0 : part / whole);
      return {
        arrived,
        ...count,
        waitedShare: share(queued),
        abandonedShare: share(count.abandoned),
        serviceLevel: share(within),
        serviceLevelOfAnswered: share(within, count.answered),
        serviceLevelWithoutShortAbandons: share(within, arrived - goneWithin),
        waitsWithin: share(within + goneWithin),
        meanWaitMs: share(waitedMs),
        meanWaitAnsweredMs: share(waitedAnsweredMs, count.answered),
      };
    },
  };
}
