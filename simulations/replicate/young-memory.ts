import { setFlagsFromString } from 'node:v8';
import type { ResourceLimits } from 'node:worker_threads';

/**
 * Each half of the young memory of a thread that plays, from its start, in MiB. Nearly all of what a contact leaves is garbage at once, but
 * what is young while a collection comes is copied, twice, and kept for long if it leads back to something old. V8 gives 16 and comes to
 * them slowly.
 */
const HALF_MIB = 64;

/** The same for a process, as Node.js takes it. */
export const YOUNG_MEMORY_FLAGS = [`--min-semi-space-size=${HALF_MIB}`, `--max-semi-space-size=${HALF_MIB}`] as const;

/**
 * What threads that play are started with. With how much a thread begins can be said for all that are started from now on only, whoever
 * starts them: it costs another at most as many pages as it writes to. A thread's own limit is what it may grow to, three halves; a process
 * that was started with a limit of its own keeps it.
 */
export function withYoungMemory(): { readonly resourceLimits: ResourceLimits } {
  setFlagsFromString(YOUNG_MEMORY_FLAGS[0]);
  return { resourceLimits: { maxYoungGenerationSizeMb: 3 * HALF_MIB } };
}
