import { setFlagsFromString } from 'node:v8';
import type { ResourceLimits } from 'node:worker_threads';

/**
 * Size in MiB of each half (semi-space) of the young generation of a simulation thread, from its start. Nearly everything a contact leaves
 * is garbage at once, but objects that are still live when a collection comes are copied, twice, and are retained for long if old objects
 * refer to them. V8's default maximum is 16, which it reaches slowly.
 */
const HALF_MIB = 64;

/** The same for a process, as command-line flags of Node.js. */
export const YOUNG_MEMORY_FLAGS = [`--min-semi-space-size=${HALF_MIB}`, `--max-semi-space-size=${HALF_MIB}`] as const;

/**
 * Options with which simulation threads are started. The initial size can only be set for all threads started from now on, by anybody; it
 * costs another thread at most the pages it writes to. A thread's own limit is its maximum, three halves; a process started with a limit of
 * its own keeps it.
 */
export function withYoungMemory(): { readonly resourceLimits: ResourceLimits } {
  setFlagsFromString(YOUNG_MEMORY_FLAGS[0]);
  return { resourceLimits: { maxYoungGenerationSizeMb: 3 * HALF_MIB } };
}
