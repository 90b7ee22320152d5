import type { GatewayTime } from '../operation/time.js';
import type { Bucket } from './bucket.js';

export interface InboxOptions {
  readonly bucket: Bucket;
  readonly framesMax: number;
  /** Handles one frame. */
  take(text: string): void;
  /** Whether frames have to wait: before the welcome, or while too many are unanswered. */
  held(): boolean;
  wakeAfter: GatewayTime['wakeAfter'];
  /** Stops and starts reading from the socket. */
  pause(): void;
  resume(): void;
  /** More frames than `framesMax` are waiting. */
  overflow(): void;
}

/**
 * Frames of one connection in the order they came. Too many a second are not refused but read later: the socket is paused,
 * TCP holds the sender back, order is kept and nothing has to be sent again.
 */
export interface Inbox {
  push(text: string): void;
  /** Handles waiting frames until the rate or the number of unanswered ones holds the next one back. */
  drain(): void;
  readonly paused: boolean;
  close(): void;
}

export function openInbox(options: InboxOptions): Inbox {
  const waiting: string[] = [];
  /** Cancels the timer for the next frame; `undefined`: no timer is running. */
  let wait: (() => void) | undefined;
  let paused = false;
  let closed = false;
  let draining = false;

  const setPaused = (value: boolean) => {
    if (value === paused) return;
    paused = value;
    if (value) options.pause();
    else options.resume();
  };

  const drain = () => {
    // An answer given synchronously calls `drain` from inside `take`; the next frame would then overtake the one being handled.
    if (draining || closed) return;
    draining = true;
    while (waiting.length > 0 && !closed && wait === undefined && !options.held()) {
      const waitMs = options.bucket();
      if (waitMs === 0) options.take(waiting.shift() as string);
      else
        wait = options.wakeAfter(waitMs, () => {
          wait = undefined;
          drain();
        });
    }
    draining = false;
    if (!closed) setPaused(waiting.length > 0);
  };

  return {
    push: (text) => {
      if (closed) return;
      waiting.push(text);
      if (waiting.length > options.framesMax) options.overflow();
      else drain();
    },
    drain,
    get paused() {
      return paused;
    },
    close: () => {
      closed = true;
      waiting.length = 0;
      wait?.();
      // The client's side of the closing handshake still has to be read.
      setPaused(false);
    },
  };
}
