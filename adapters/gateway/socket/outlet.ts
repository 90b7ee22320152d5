import type { ServerFrame } from '@signalbox/engine/protocol';
import type { Metrics } from '../operation/metrics.js';
import type { GatewaySocket } from './socket.js';

/** What is written to a client, and whether the client reads fast enough. */
export interface Outlet {
  /** More is waiting to be read than is kept for one client, not counting the one answer, record or snapshot that came when there was less. */
  readonly overfull: boolean;
  write(frame: ServerFrame): void;
  /** Resolves once the client has read enough for a replay to go on, or after `close`. */
  drained(): Promise<void>;
  /** Releases everybody who waits for the client to read; a last frame may still be written. */
  close(): void;
}

export interface OutletOptions {
  readonly socket: GatewaySocket;
  readonly metrics: Metrics;
  /** Largest number of bytes kept for a client that has not read them yet. */
  readonly bufferedBytesMax: number;
  /** Holds back what is written from now on, so that it is sent in one go at the end of the current turn. */
  hold(): void;
}

/** The part of `bufferedBytesMax` above which a replay waits before it sends more. */
const LOW_WATER = 0.5;

export function openOutlet({ socket, metrics, bufferedBytesMax, hold }: OutletOptions): Outlet {
  let closed = false;
  let waiters: (() => void)[] = [];
  /** Where the last frame written stands: at the end of what it is about, or amid its parts, whose bytes are granted or not. */
  let amid: 'none' | 'granted' | 'counted' = 'none';
  /**
   * Bytes of what came last while there was room, however many: nobody can read them as fast as they are written, and whoever is sent away
   * over them meets them again.
   */
  let granted = 0;

  const flows = (): boolean => closed || socket.bufferedAmount <= bufferedBytesMax * LOW_WATER;
  const wake = (): void => {
    if (waiters.length === 0 || !flows()) return;
    const waiting = waiters;
    waiters = [];
    for (const goOn of waiting) goOn();
  };

  return {
    get overfull() {
      return socket.bufferedAmount - granted > bufferedBytesMax;
    },
    write(frame) {
      metrics.sent(frame.type);
      hold();
      const before = socket.bufferedAmount;
      const more = (frame.type === 'events' || frame.type === 'snapshot') && frame.more;
      // Whoever still has the last of them to read is granted no other.
      if (amid === 'none' && before <= bufferedBytesMax) granted = 0;
      if (amid === 'none') amid = granted === 0 ? 'granted' : 'counted';
      socket.send(JSON.stringify(frame), wake);
      if (amid === 'granted') granted += socket.bufferedAmount - before;
      if (!more) amid = 'none';
    },
    drained: () => (flows() ? Promise.resolve() : new Promise((goOn) => waiters.push(goOn))),
    close() {
      closed = true;
      wake();
    },
  };
}
