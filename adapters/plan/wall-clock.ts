import { Temporal } from 'temporal-polyfill';

/** The local time of a zone, within a period. */
export interface WallClock {
  /** The local date and time at an instant, expressed as the instant at which UTC shows the same, in milliseconds. */
  shownMs(atMs: number): number;
  /**
   * The first instant at which the clocks show a local time (expressed as by `shownMs`), or have jumped past it. So a window that begins in
   * the hour skipped in spring begins at the change, and of the hour repeated in autumn the first counts. Local times keep their order.
   */
  firstInstantMs(shownMs: number): number;
}

/** A half-open period with a constant offset from UTC. */
interface Stretch {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly aheadMs: number;
}

/** The time-zone rules are consulted once for each clock change; between two of them, local time is a matter of addition. */
export function wallClock(zone: string, { fromMs, untilMs }: { readonly fromMs: number; readonly untilMs: number }): WallClock {
  const stretches = stretchesOf(zone, fromMs, untilMs);
  return {
    shownMs: (atMs) => atMs + (stretches.find((one) => atMs < one.untilMs) as Stretch).aheadMs,
    firstInstantMs(shownMs) {
      const within = stretches.find((one) => shownMs - one.aheadMs < one.untilMs) as Stretch;
      return Math.max(within.fromMs, shownMs - within.aheadMs);
    },
  };
}

/** The first period begins long before and the last never ends, so that every instant is in one. */
function stretchesOf(zone: string, fromMs: number, untilMs: number): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let beginMs = Number.NEGATIVE_INFINITY;
  let at = Temporal.Instant.fromEpochMilliseconds(fromMs).toZonedDateTimeISO(zone);
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    const endMs = next === null || next.epochMilliseconds > untilMs ? Number.POSITIVE_INFINITY : next.epochMilliseconds;
    stretches.push({ fromMs: beginMs, untilMs: endMs, aheadMs: at.offsetNanoseconds / 1_000_000 });
    if (next === null || endMs === Number.POSITIVE_INFINITY) return stretches;
    beginMs = endMs;
    at = next;
  }
}
