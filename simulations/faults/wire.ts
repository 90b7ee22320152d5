import type { Answer, CommandId, CommandInput, Event } from '@signalbox/engine';
import { openLane } from './lane.js';
import type { Later } from './later.js';
import type { Mishap, Role, View } from './network.js';

/** A desk or an adapter, as the wire sees it. */
export interface Client {
  readonly role: Role;
  /** The line stands: what the router says about the client, and live events follow. */
  welcomed(view: View): void;
  heard(events: readonly Event[]): void;
  answered(n: number, answer: Answer): void;
  /** The line has broken, or could not be had. */
  closed(): void;
}

/** One connection of a client. */
export interface Link {
  /** Never used twice. */
  readonly name: string;
  readonly client: Client;
  /** As the client sees it. */
  open: boolean;
  /** As the gateway sees it. */
  accepted: boolean;
  tell(n: number, command: CommandInput): void;
  /** An adapter's list of what it holds. */
  reconcile(contacts: readonly string[]): void;
  /** The client's end breaks; the gateway notices after so long. */
  cut(noticedMs: number): void;
}

/** The house at the other end of the wire. */
export interface Counter {
  accept(link: Link): void;
  gone(link: Link): void;
  take(by: CommandId, command: CommandInput, answered: (answer: Answer) => void): void;
  reconcile(link: Link, contacts: readonly string[]): void;
}

export interface Wire {
  connect(client: Client): Link;
  /** To a client, in order, as long as the line stands. */
  say(link: Link, act: (client: Client) => void): void;
  mishap(sender: string, mishap: Mishap): void;
  /** From now on nothing more goes wrong. */
  calm(): void;
}

/** Of whom nothing is heard for so long is gone. */
const SILENCE_MS = 15_000;

/** Lines on which messages take a little while and keep their order, unless something is to go wrong with them. */
export function openWire(later: Later, counterOf: () => Counter, met: (what: Mishap['what']) => void): Wire {
  const mishaps = new Map<string, Mishap[]>();
  const latency = later.draw('wire');
  let count = 0;

  function nextMishap(sender: string): Mishap | undefined {
    const found = mishaps.get(sender)?.shift();
    if (found !== undefined) met(found.what);
    return found;
  }

  const down = new WeakMap<Link, (act: () => void) => void>();

  function say(link: Link, act: (client: Client) => void): void {
    down.get(link)?.(() => {
      if (link.open) act(link.client);
    });
  }

  function connect(client: Client): Link {
    const up = openLane(later, latency);
    const take = (n: number, command: CommandInput, mute: boolean): void =>
      counterOf().take({ sender: client.role.id, n }, command, (answer) => {
        if (!mute) say(link, ({ answered }) => answered(n, answer));
      });
    const link: Link = {
      name: `${client.role.id}-${++count}`,
      client,
      open: true,
      accepted: false,
      tell(n, command) {
        const mishap = nextMishap(client.role.id);
        // A message on its way may outlive its line, and the process it was sent to.
        if (mishap?.what === 'command-twice') later.after(mishap.afterMs, () => take(n, command, true));
        if (mishap?.what === 'command-late') later.after(mishap.byMs, () => take(n, command, false));
        else
          up(() => {
            if (link.accepted) take(n, command, mishap?.what === 'answer-lost');
          });
      },
      reconcile: (contacts) =>
        up(() => {
          if (link.accepted) counterOf().reconcile(link, contacts);
        }),
      cut(noticedMs) {
        link.open = false;
        later.after(Math.min(noticedMs, SILENCE_MS), () => counterOf().gone(link));
      },
    };
    down.set(link, openLane(later, latency));
    up(() => counterOf().accept(link));
    return link;
  }

  return {
    connect,
    say,
    mishap: (sender, mishap) => void mishaps.set(sender, [...(mishaps.get(sender) ?? []), mishap]),
    calm: () => mishaps.clear(),
  };
}
