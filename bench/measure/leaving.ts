/** What has to be put away when this process is told to end before its work is done: programs it started, folders it made. */
const farewells = new Set<() => void>();

/** Calls `farewell` if the process is terminated from now on; synchronous, since nothing else runs any more. Returns how to take it back. */
export function whenTerminated(farewell: () => void): () => void {
  if (process.listenerCount('SIGTERM', leave) === 0) process.on('SIGTERM', leave);
  farewells.add(farewell);
  return () => void farewells.delete(farewell);
}

/** The latest first, as they were built upon each other; one that fails keeps none of the others from its turn. */
function leave(): void {
  for (const farewell of [...farewells].reverse()) {
    try {
      farewell();
    } catch (error) {
      console.error(`bench: not everything could be put away: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  process.exit(143);
}
