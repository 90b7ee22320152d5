import type { EventOf } from '@signalbox/engine';
import type { Waiting } from './waiting.js';

/** A contact that an agent has. */
export interface Own {
  readonly waiting: Waiting;
  readonly agent: string;
  readonly answeredAtMs: number;
  setAsideAtMs: number | null;
  setAsideMs: number;
}

/** Which agent has which contact, and for how long it has been worked on. */
export interface Owned {
  get(ordinal: number): Readonly<Own> | undefined;
  begin(event: EventOf<'offer.accepted'>, waiting: Waiting, atMs: number): void;
  suspended(ordinal: number, atMs: number): void;
  resumed(ordinal: number, atMs: number): void;
  /** Time since the answer, excluding time set aside. */
  talkMs(own: Readonly<Own>, atMs: number): number;
  /** The agent has it no more; returns whether one had it. */
  letGo(ordinal: number): boolean;
}

export function openOwned(): Owned {
  const owned = new Map<number, Own>();
  return {
    get: (ordinal) => owned.get(ordinal),
    begin: ({ ordinal, agent }, waiting, atMs) =>
      void owned.set(ordinal, { waiting, agent, answeredAtMs: atMs, setAsideAtMs: null, setAsideMs: 0 }),
    suspended(ordinal, atMs) {
      const own = owned.get(ordinal);
      if (own !== undefined) own.setAsideAtMs = atMs;
    },
    resumed(ordinal, atMs) {
      const own = owned.get(ordinal);
      if (own?.setAsideAtMs == null) return;
      own.setAsideMs += atMs - own.setAsideAtMs;
      own.setAsideAtMs = null;
    },
    talkMs: ({ answeredAtMs, setAsideMs }, atMs) => atMs - answeredAtMs - setAsideMs,
    letGo: (ordinal) => owned.delete(ordinal),
  };
}
