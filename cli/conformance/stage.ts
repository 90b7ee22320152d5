import { setTimeout as pause } from 'node:timers/promises';
import type { Head } from '@signalbox/engine/journal';
import type { Counterpart } from './counterpart.js';
import type { House, TestedRole } from './house.js';
import { afterOf } from './positions.js';
import { commandsOn, type Entry, type SaidCommand, type Tape } from './tape.js';
import type { Wire } from './wire.js';

export type Ask = (what: 'close' | 'start') => void;

/** What a situation has to hand. */
export interface Stage {
  readonly role: TestedRole;
  readonly house: House;
  readonly wire: Wire;
  readonly entries: readonly Entry[];
  /** How long the client is given for whatever it should do. */
  readonly patienceMs: number;
  readonly counterpart: Counterpart;
  /** Asks whoever runs the client to close it by its own means, or to start it again. */
  readonly ask: Ask;
  provoke(): Promise<string | undefined>;
  /** The first thing it finds on the tape, looking again whenever the tape grows; `undefined`: nothing in that time. */
  until<T>(look: () => T | undefined, withinMs?: number): Promise<T | undefined>;
  pause(ms: number): Promise<void>;
  /** The first command from that place of the tape on. */
  command(from: number): Promise<SaidCommand | undefined>;
  /** The first connection made from that place on. */
  opened(from: number, withinMs?: number): Promise<Entry | undefined>;
  /** The first subscription from that place on, on a connection other than `not`, and what was its `after`. */
  subscription(from: number, not: number): Promise<{ readonly after: Head | undefined } | undefined>;
}

export interface StageOptions {
  readonly role: TestedRole;
  readonly house: House;
  readonly wire: Wire;
  readonly tape: Tape;
  readonly counterpart: Counterpart;
  readonly patienceMs: number;
}

export function openStage({ role, house, wire, tape, counterpart, patienceMs }: StageOptions): Omit<Stage, 'ask'> {
  const { entries } = tape;
  const until: Stage['until'] = (look, withinMs = patienceMs) =>
    new Promise((resolve) => {
      const done = (found: ReturnType<typeof look>): void => {
        clearTimeout(timer);
        leave();
        resolve(found);
      };
      const timer = setTimeout(() => done(undefined), withinMs);
      const leave = tape.watch(() => {
        const found = look();
        if (found !== undefined) done(found);
      });
      const found = look();
      if (found !== undefined) done(found);
    });
  return {
    role,
    house,
    wire,
    entries,
    patienceMs,
    counterpart,
    until,
    provoke: () => counterpart.provoke(patienceMs),
    pause: (ms) => pause(ms),
    command: (from) => until(() => commandsOn(entries, from)[0]),
    opened: (from, withinMs) => until(() => entries.find(({ what }, at) => at >= from && what === 'opened'), withinMs),
    subscription: (from, not) =>
      until(() => {
        for (const entry of entries.slice(from))
          if (entry.link !== not && entry.what === 'said' && entry.frame['type'] === 'subscribe') return { after: afterOf(entry.frame) };
        return undefined;
      }),
  };
}
