/** How long a trial is played, in the case's own unit of time. */
export interface Course {
  /** Not counted: the time to forget that it opened empty. */
  readonly warmUp: number;
  readonly counted: number;
}

/** After this many times the mean memory, at most a few hundredths of the initial state are left: invisible in any interval. */
const MEMORIES_OF_WARM_UP = 5;
/** A counted run shorter than this many memories is hardly more than one observation. */
const MEMORIES_COUNTED = 10;
/** A nearly overloaded case would have to be played for ever; beyond this factor, intervals are as wide as theory says. */
const LONGER_MOST = 20;

/** Customers of warm-up; more would take a processor half an hour over twenty replications. */
const WARM_UP_MOST = 2_000_000;

/** A run that would not end within a day. */
export class CourseTooLong extends Error {
  override readonly name = 'CourseTooLong';
}

/**
 * @throws CourseTooLong beyond two million customers of warm-up
 * @param remembers mean time for which the start is remembered
 * @param contacts minimum number of customers to be counted
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
