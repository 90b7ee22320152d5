import type { Counterpart } from './counterpart.js';
import type { House, TestedRole } from './house.js';
import type { Entry, SaidCommand, Tape } from './tape.js';
import { commandsOn } from './tape.js';
import type { Wire } from './wire.js';

/** What a situation has to hand. */
export interface Stage {
  readonly role: TestedRole;
  readonly house: House;
  readonly wire: Wire;
  readonly entries: readonly Entry[];
  /** How long the client is given for whatever it should do. */
  readonly patienceMs: number;
  provoke(): Promise<string | undefined>;
  /** The first thing it finds on the tape, looking again whenever the tape grows; `undefined`: nothing in that time. */
  until<T>(look: () => T | undefined, withinMs?: number): Promise<T | undefined>;
  pause(ms: number): Promise<void>;
  /** The first command from that place of the tape on. */
  command(from: number): Promise<SaidCommand | undefined>;
  /** The first subscription from that place on, on a connection other than `not`. */
  subscription(from: number, not: number): Promise<{ readonly at: number; readonly link: number; readonly frame: Entry } | undefined>;
}

export interface StageOptions {
  readonly role: TestedRole;
  readonly house: House;
  readonly wire: Wire;
  readonly tape: Tape;
  readonly counterpart: Counterpart;
  readonly patienceMs: number;
}

export function openStage({ role, house, wire, tape, counterpart, patienceMs }: StageOptions): Stage {
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
    until,
    provoke: () => counterpart.provoke(patienceMs),
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    command: (from) => until(() => commandsOn(entries, from)[0]),
    subscription: (from, not) =>
      until(() => {
        const at = entries.findIndex(
          (entry, place) => place >= from && entry.link !== not && entry.what === 'said' && entry.frame['type'] === 'subscribe',
        );
        const frame = entries[at];
        return frame === undefined ? undefined : { at, link: frame.link, frame };
      }),
  };
}
