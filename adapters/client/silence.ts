/** How often silence is checked for; a heartbeat takes longer. */
const PULSE_MS = 500;

/** Notices that nothing is heard of the gateway any more: a dead network closes no socket. */
export interface Silence {
  /** A frame has arrived. */
  heard(): void;
  /** Whether two heartbeats of that length should have arrived since the last frame, and did not. */
  lasts(heartbeatMs: number): boolean;
  /** Calls back whenever silence is to be checked for, until the returned function is called. */
  everyPulse(due: () => void): () => void;
}

export function openSilence(nowMs: () => number, wakeAfter: (afterMs: number, wake: () => void) => () => void): Silence {
  let heardAtMs = 0;
  return {
    heard() {
      heardAtMs = nowMs();
    },
    lasts: (heartbeatMs) => nowMs() - heardAtMs > 2 * heartbeatMs,
    everyPulse(due) {
      let takeBack = (): void => undefined;
      const next = (): void => {
        takeBack = wakeAfter(PULSE_MS, () => {
          next();
          due();
        });
      };
      next();
      return () => takeBack();
    },
  };
}
