import type { Crew } from './crew-terms.js';

/**
 * How much this thread does before others are begun, which takes half a second for two of them: so many looks, of 256 things that happen in a
 * simulation each. Counted, not timed, so that it is the same on every machine.
 */
const LOOKS_ALONE = 200;

/** What a replication counts for by itself: its plan and roster are published before anything happens. */
const LOOKS_OF_REPLICATION = 10;

/**
 * A crew that plays in this thread first, and opens another one for what is more than a little work. What this thread is at by then begins
 * anew there, so that long work is shared evenly from its beginning.
 */
export function firstAlone(here: Crew, open: () => Crew): Crew {
  const enough = new AbortController();
  let looks = 0;
  const count = (more: number): void => {
    looks += more;
    if (looks > LOOKS_ALONE) enough.abort();
  };
  let others: Crew | undefined;
  return {
    async play(trial, order, following = {}) {
      const { signal } = following;
      count(LOOKS_OF_REPLICATION);
      if (!enough.signal.aborted) {
        const either = signal === undefined ? enough.signal : AbortSignal.any([signal, enough.signal]);
        // Progress is not noted here: it would go back where something begins anew.
        const replication = await here.play(trial, order, { signal: either, moved: () => count(1) });
        if (replication !== undefined || signal?.aborted === true) return replication;
      }
      others ??= open();
      return others.play(trial, order, following);
    },
    close: async () => others?.close(),
  };
}
