/** What to clean up if this process is ended before its work is done: programs it started, folders it made. */
const farewells = new Set<() => void>();

/** Signals that end a program from outside, with the exit code a shell would give. */
const ENDINGS = { SIGTERM: 143, SIGINT: 130, SIGHUP: 129 } as const;

/**
 * Calls `farewell` if the process is ended from now on; it must be synchronous, because nothing else runs any more. Returns a function that
 * cancels this.
 */
export function whenEnded(farewell: () => void): () => void {
  for (const signal of Object.keys(ENDINGS) as (keyof typeof ENDINGS)[])
    if (process.listenerCount(signal, leave) === 0) process.on(signal, leave);
  farewells.add(farewell);
  return () => void farewells.delete(farewell);
}

/** Latest first, since they were built upon each other; a failing one does not prevent the others. */
function leave(signal: keyof typeof ENDINGS): void {
  for (const farewell of [...farewells].reverse()) {
    try {
      farewell();
    } catch (error) {
      console.error(`bench: not everything could be put away: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  process.exit(ENDINGS[signal]);
}
