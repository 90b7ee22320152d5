import { performance } from 'node:perf_hooks';
import type { ActorOptions, AnyActorLogic } from 'xstate';

/** Time as the gateway needs it; a simulator has one of its own. */
export interface GatewayTime {
  /** Now, in milliseconds that only grow. */
  nowMs(): number;
  /** Calls back after so many milliseconds; the returned function takes it back. */
  wakeAfter(afterMs: number, wake: () => void): () => void;
  /** Calls back as soon as what has come in meanwhile has been seen to; the returned function takes it back. */
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

/** The same time for the timers of a chart. */
export const chartClock = (time: GatewayTime): NonNullable<ActorOptions<AnyActorLogic>['clock']> => ({
  setTimeout: (wake: () => void, afterMs: number) => time.wakeAfter(afterMs, wake),
  clearTimeout: (takeBack: () => void) => takeBack(),
});
