import type { ServerFrame } from '@signalbox/engine';
import type { Metrics } from './metrics.js';
import type { GatewaySocket } from './socket.js';

/** What is written to a client, and whether the client reads fast enough. */
export interface Outlet {
  /** More is waiting to be read than is kept for one client. */
  readonly overfull: boolean;
  write(frame: ServerFrame): void;
  /** Resolves once so much has been read that a replay may go on, or nobody is to be waited for any more. */
  drained(): Promise<void>;
  /** Nobody is to be waited for any more; a last frame may still be written. */
  close(): void;
}

export interface OutletOptions {
  readonly socket: GatewaySocket;
  readonly metrics: Metrics;
  /** Bytes kept for one client that are written and not yet read. */
  readonly bufferedBytesMax: number;
  /** What is written from now on leaves together, at the end of the work under way. */
  hold(): void;
}

/** Half of the bound: above it a replay waits before it sends more. */
const LOW_WATER = 0.5;

export function openOutlet({ socket, metrics, bufferedBytesMax, hold }: OutletOptions): Outlet {
  let closed = false;
  let waiters: (() => void)[] = [];

  const flows = (): boolean => closed || socket.bufferedAmount <= bufferedBytesMax * LOW_WATER;
  const wake = (): void => {
    if (waiters.length === 0 || !flows()) return;
    const waiting = waiters;
    waiters = [];
    for (const goOn of waiting) goOn();
  };

  return {
    get overfull() {
      return socket.bufferedAmount > bufferedBytesMax;
    },
    write(frame) {
      metrics.sent(frame.type);
      hold();
      socket.send(JSON.stringify(frame), wake);
    },
    drained: () => (flows() ? Promise.resolve() : new Promise((goOn) => waiters.push(goOn))),
    close() {
      closed = true;
      wake();
    },
  };
}
