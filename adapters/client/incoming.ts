import type { Rejection } from '@signalbox/engine';
import type { ServerFrameOf, ServerFrameType } from '@signalbox/engine/protocol';
import type { Topics } from './api.js';
import type { Listeners } from './listeners.js';
import type { Outbox } from './outbox.js';
import type { Reading } from './reading.js';
import type { Relaying } from './relaying.js';
import type { Requests } from './requests.js';

export interface IncomingOptions {
  readonly topics: Listeners<Topics>;
  readonly outbox: Outbox;
  readonly requests: Requests;
  readonly reading: Reading;
  readonly relaying: Relaying;
  welcomed(frame: ServerFrameOf<'welcome'>): void;
  /** Everything up to the frame's position has been read. */
  reached(frame: ServerFrameOf<'heartbeat'>): void;
  /** The gateway is about to close the connection. */
  goodbye(frame: ServerFrameOf<'bye'>): void;
  /** A frame of the stream was missing, or could not be understood. */
  lostTrack(): void;
}

/** The frame without what makes it one. Its details are those of its code: the gateway made it of a rejection. */
const refused = ({ code, message, next, retriable, details }: ServerFrameOf<'error'>): Rejection =>
  ({ code, message, next, retriable, ...(details === undefined ? {} : { details }) }) as Rejection;

/** Hands each frame from the gateway to whom it concerns. Frames of later versions are ignored, as the protocol says. */
export function openIncoming(options: IncomingOptions): (frame: { readonly type: string } | undefined) => void {
  const { topics, outbox, requests, reading, relaying, welcomed, reached, goodbye, lostTrack } = options;

  const handlers: { readonly [T in ServerFrameType]: (frame: ServerFrameOf<T>) => void } = {
    welcome: welcomed,
    ok: (frame) => outbox.ok(frame),
    error: (frame) => {
      if (frame.n !== undefined) outbox.error(frame.n, refused(frame));
      else if (frame.id !== undefined) requests.error(frame.id, refused(frame));
      else topics.tell('problem', refused(frame));
    },
    answer: (frame) => requests.reply(frame),
    relayed: (frame) => requests.reply(frame),
    reconciled: (frame) => requests.reply(frame),
    events: (frame) => {
      if (!reading.events(frame)) lostTrack();
    },
    snapshot: (frame) => {
      reading.snapshot(frame);
    },
    gap: ({ reason }) => topics.tell('gap', reason),
    heartbeat: (frame) => {
      reading.heartbeat(frame);
      reached(frame);
    },
    ...relaying.heard,
    bye: goodbye,
  };

  return (frame) => {
    if (frame === undefined || !Object.hasOwn(handlers, frame.type)) return;
    try {
      (handlers[frame.type as ServerFrameType] as (frame: unknown) => void)(frame);
    } catch (cause) {
      // Frames are not validated field by field here, which would put a schema library into every page.
      topics.tell('problem', cause instanceof Error ? cause : new Error(String(cause)));
      lostTrack();
    }
  };
}
