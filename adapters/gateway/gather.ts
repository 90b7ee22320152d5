import type { Writable } from 'node:stream';

export interface Gathering {
  /**
   * Holds back what is written to a connection while the work of a turn goes on, and lets it go at its end: the frames of one connection,
   * such as an answer and the events it led to, leave in one write of the system. Nothing waits longer than for the code that is running.
   */
  hold(connection: Writable): void;
  /** What is held of this connection leaves now: somebody has to act on it, and the turn still has others to tell. */
  letGo(connection: Writable): void;
}

export function gatherWrites(): Gathering {
  let held: Set<Writable> = new Set();
  let planned = false;
  const letAllGo = (): void => {
    const now = held;
    held = new Set();
    planned = false;
    for (const connection of now) connection.uncork();
  };
  return {
    hold(connection) {
      if (held.has(connection)) return;
      if (!planned) process.nextTick(letAllGo);
      planned = true;
      held.add(connection);
      connection.cork();
    },
    letGo(connection) {
      if (held.delete(connection)) connection.uncork();
    },
  };
}
