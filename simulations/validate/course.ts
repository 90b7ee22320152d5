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

/**
 * @param remembers mean time the beginning is remembered
 * @param contacts customers to be counted, at least
 */
export function courseOf(remembers: number, arrivalRate: number, contacts: number): Course {
  const asked = contacts / arrivalRate;
  const counted = Math.max(asked, Math.min(MEMORIES_COUNTED * remembers, LONGER_MOST * asked));
  return { warmUp: MEMORIES_OF_WARM_UP * remembers, counted };
}
