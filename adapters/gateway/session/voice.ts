import type { CloseReason, ServerFrame, ServerFrameOf } from '@signalbox/engine/protocol';
import type { GatewayLimits } from '../operation/limits.js';
import type { Metrics } from '../operation/metrics.js';
import { type Outlet, openOutlet } from '../socket/outlet.js';
import type { GatewaySocket } from '../socket/socket.js';
import { openRefusals, type Refusals } from './refusals.js';

/** Everything that is said to one client, until it has been said goodbye to. */
export interface Voice extends Refusals, Pick<Outlet, 'drained'> {
  /** Says nothing to a client that is gone; one that does not read what it is sent is sent away. */
  send(frame: ServerFrame): void;
  /** Nothing is said any more but the goodbye, and nobody waits for the client to read. */
  fallSilent(): void;
  /** The last frame, if anybody is still there to read it. */
  goodbye(frame: ServerFrameOf<'bye'>, code: number): void;
}

export interface VoiceOptions {
  readonly socket: GatewaySocket;
  readonly metrics: Metrics;
  readonly limits: Pick<GatewayLimits, 'bufferedBytesMax' | 'malformedMax'>;
  /** Holds back what is written from now on, so that it is sent in one go at the end of the current turn. */
  hold(): void;
  end(reason: CloseReason, message: string): void;
}

export function openVoice({ socket, metrics, limits, hold, end }: VoiceOptions): Voice {
  const outlet = openOutlet({ socket, metrics, bufferedBytesMax: limits.bufferedBytesMax, hold });
  let silent = false;

  const send = (frame: ServerFrame): void => {
    if (silent || socket.readyState !== socket.OPEN) return;
    outlet.write(frame);
    if (outlet.overfull) end('tryLater', 'The client reads too slowly.');
  };

  return {
    send,
    ...openRefusals({ metrics, malformedMax: limits.malformedMax, send, end }),
    drained: outlet.drained,
    fallSilent() {
      silent = true;
      outlet.close();
    },
    goodbye(frame, code) {
      if (socket.readyState !== socket.OPEN) return;
      outlet.write(frame);
      socket.close(code, frame.reason);
    },
  };
}
