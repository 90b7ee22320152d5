/**
 * Milliseconds: an instant since 1970-01-01T00:00:00Z or a duration, always an integer. Names say which: `...AtMs`, `...FromMs`, `dueMs`,
 * `untilMs` are instants; everything else in `Ms` is a duration.
 */
export type Ms = number;

/** Position of a record in the journal; the first is 1. */
export type Seq = number;

/** Units of an agent's attention; an agent has 100 unless the roster says otherwise. */
export type CapacityUnits = number;

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;
