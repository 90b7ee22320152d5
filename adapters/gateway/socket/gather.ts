import type { Writable } from 'node:stream';

export interface Gathering {
  /**
   * Holds back what is written to a connection while the work of a turn goes on, and lets it go at its end: the frames of one connection,
   * such as an answer and the events it led to, leave in one write of the system. Nothing waits longer than for the code that is running.
   */
  hold(connection: Writable): void;
  /** Sends what is held back for this connection now, before the turn ends: an agent has to act on it. */
  letGo(connection: Writable): void;
}

export function gatherWrites(): Gathering {
  // A connection that was let go and held again is listed twice; the second time there is nothing left to send.
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
