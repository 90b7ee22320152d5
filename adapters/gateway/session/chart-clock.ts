import type { ActorOptions, AnyActorLogic } from 'xstate';
import type { GatewayTime } from '../operation/time.js';

/** This time, for the timers of an XState chart. */
export const chartClock = (time: GatewayTime): NonNullable<ActorOptions<AnyActorLogic>['clock']> => ({
  setTimeout: (wake: () => void, afterMs: number) => time.wakeAfter(afterMs, wake),
  clearTimeout: (takeBack: () => void) => takeBack(),
});
