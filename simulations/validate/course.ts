/** How long a trial is played, in the case's own unit of time. */
export interface Course {
  /** Not counted: until it has forgotten that it opened empty. */
  readonly warmUp: number;
  readonly counted: number;
}

/** After so many times the mean time a beginning is remembered, what is left of it is some hundredths at most: lost in any interval. */
const MEMORIES_OF_WARM_UP = 5;
/** One run is one look where it is not much longer than what happens in it. */
const MEMORIES_COUNTED = 10;
/** A hall that hardly keeps up would be played for ever: then intervals are as wide as theory says they must be. */
const LONGER_MOST = 20;

/** Customers before anything counts; more take a processor half an hour over twenty replications. */
const WARM_UP_MOST = 2_000_000;

/** A run that would not be over in a day. */
export class CourseTooLong extends Error {
  override readonly name = 'CourseTooLong';
}

/**
 * @throws CourseTooLong beyond two million customers of warm-up
 * @param remembers mean time the beginning is remembered
 * @param contacts customers to be counted, at least
 */
export function courseOf(remembers: number, arrivalRate: number, contacts: number): Course {
  const before = MEMORIES_OF_WARM_UP * remembers * arrivalRate;
  if (before > WARM_UP_MOST)
    throw new CourseTooLong(
      `It forgets that it opened empty after ${Number(before.toPrecision(1)).toLocaleString('en-GB')} customers only: state a lower load, or a shorter patience.`,
    );
  const asked = contacts / arrivalRate;
  const counted = Math.max(asked, Math.min(MEMORIES_COUNTED * remembers, LONGER_MOST * asked));
  return { warmUp: MEMORIES_OF_WARM_UP * remembers, counted };
}
