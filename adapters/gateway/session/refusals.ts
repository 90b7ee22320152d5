import type { Rejection } from '@signalbox/engine';
import { type CloseReason, rejection, type ServerFrame } from '@signalbox/engine/protocol';
import type { Metrics } from '../operation/metrics.js';

/** What a refusal is about: a command (`n`), a question (`id`), or a frame that could not be read (neither). */
export interface About {
  readonly n?: number | undefined;
  readonly id?: string | undefined;
}

/** Tells one client what is refused, and counts it. */
export interface Refusals {
  refuse(given: Rejection, about?: About): void;
  /** Refuses a frame that is not well formed. A client that sends too many of them is broken, and its connection is ended. */
  malformed(given: Rejection, about: About): void;
}

export interface RefusalsOptions {
  readonly metrics: Metrics;
  readonly malformedMax: number;
  send(frame: ServerFrame): void;
  end(reason: CloseReason, message: string): void;
}

export function openRefusals({ metrics, malformedMax, send, end }: RefusalsOptions): Refusals {
  let malformedFrames = 0;

  const refuse = (given: Rejection, { n, id }: About = {}): void => {
    metrics.refused(given.code);
    send({ type: 'error', ...(n === undefined ? {} : { n }), ...(id === undefined ? {} : { id }), ...given });
  };

  return {
    refuse,
    malformed(given, about) {
      malformedFrames += 1;
      refuse(given, about);
      if (malformedFrames < malformedMax) return;
      const many = rejection('FRAMES_MALFORMED', { count: malformedFrames });
      refuse(many);
      end('policy', many.message);
    },
  };
}
