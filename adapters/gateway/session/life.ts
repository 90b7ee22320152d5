import { type Actor, createActor } from 'xstate';
import type { GatewayLimits } from '../operation/limits.js';
import type { GatewayTime } from '../operation/time.js';
import type { GatewaySocket } from '../socket/socket.js';
import { chartClock } from './chart-clock.js';
import { type SessionEffects, sessionMachine } from './session.machine.js';

export interface LifeOptions {
  readonly socket: Pick<GatewaySocket, 'terminate'>;
  readonly time: GatewayTime;
  readonly limits: Pick<GatewayLimits, 'openingMs' | 'closingMs'>;
  readonly tokenMs: number;
  readonly everyBeat: SessionEffects['everyBeat'];
}

/** The life of one connection, with its timers; it has not started yet. */
export const openLife = (
  { socket, time, limits, tokenMs, everyBeat }: LifeOptions,
  effects: Pick<SessionEffects, 'beat' | 'silent' | 'leave'>,
): Actor<typeof sessionMachine> =>
  createActor(sessionMachine, {
    clock: chartClock(time),
    input: {
      times: { openingMs: limits.openingMs, closingMs: limits.closingMs, tokenMs },
      effects: { ...effects, everyBeat, terminate: () => socket.terminate() },
    },
  });
