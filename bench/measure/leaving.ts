/** What has to be put away when this process is told to end before its work is done: programs it started, folders it made. */
const farewells = new Set<() => void>();

/** Calls `farewell` if the process is terminated from now on; synchronous, since nothing else runs any more. Returns how to take it back. */
export function whenTerminated(farewell: () => void): () => void {
  if (process.listenerCount('SIGTERM', leave) === 0) process.on('SIGTERM', leave);
  farewells.add(farewell);
  return () => void farewells.delete(farewell);
}

function leave(): void {
  for (const farewell of farewells) farewell();
  process.exit(143);
}
