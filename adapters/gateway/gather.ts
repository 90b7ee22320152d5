import type { Writable } from 'node:stream';

/**
 * Holds back what is written to connections while the work of a turn goes on, and lets it go at its end: the frames of one connection,
 * such as an answer and the events it led to, leave in one write of the system. Nothing waits longer than for the code that is running.
 */
export function gatherWrites(): (connection: Writable) => void {
  let held: Set<Writable> = new Set();
  const letGo = (): void => {
    const now = held;
    held = new Set();
    for (const connection of now) connection.uncork();
  };
  return (connection) => {
    if (held.has(connection)) return;
    if (held.size === 0) process.nextTick(letGo);
    held.add(connection);
    connection.cork();
  };
}
