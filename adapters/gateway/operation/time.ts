import { performance } from 'node:perf_hooks';

/** Time as the gateway needs it; a simulator has one of its own. */
export interface GatewayTime {
  /** The time in milliseconds; it never goes back. */
  nowMs(): number;
  /** Calls back after that many milliseconds; the returned function cancels it. */
  wakeAfter(afterMs: number, wake: () => void): () => void;
  /** Calls back once the input that has arrived meanwhile has been handled; the returned function cancels it. */
  soon(wake: () => void): () => void;
}

export const thisMachine: GatewayTime = {
  nowMs: () => performance.now(),
  wakeAfter: (afterMs, wake) => {
    const timer = setTimeout(wake, afterMs);
    return () => clearTimeout(timer);
  },
  soon: (wake) => {
    const turn = setImmediate(wake);
    return () => clearImmediate(turn);
  },
};
