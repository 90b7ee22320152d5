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
  // A connection that was let go and held again stands here twice; nothing is held of it at the second time.
  let held: Writable[] = [];
  const letAllGo = (): void => {
    const now = held;
    held = [];
    for (const connection of now) connection.uncork();
  };
  return {
    hold(connection) {
      if (connection.writableCorked > 0) return;
      if (held.length === 0) process.nextTick(letAllGo);
      held.push(connection);
      connection.cork();
    },
    letGo: (connection) => connection.uncork(),
  };
}
