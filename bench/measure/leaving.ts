/** What has to be put away when this process is told to end before its work is done: programs it started, folders it made. */
const farewells = new Set<() => void>();

/** What ends a program from outside, with the exit code a shell would give: somebody else, and who sits at the terminal (Ctrl-C, hanging up). */
const ENDINGS = { SIGTERM: 143, SIGINT: 130, SIGHUP: 129 } as const;

/** Calls `farewell` if the process is ended from now on; synchronous, since nothing else runs any more. Returns how to take it back. */
export function whenEnded(farewell: () => void): () => void {
  for (const signal of Object.keys(ENDINGS) as (keyof typeof ENDINGS)[])
    if (process.listenerCount(signal, leave) === 0) process.on(signal, leave);
  farewells.add(farewell);
  return () => void farewells.delete(farewell);
}

/** The latest first, as they were built upon each other; one that fails keeps none of the others from its turn. */
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
