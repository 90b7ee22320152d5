import type { Answer, CommandId, CommandInput, Event } from '@signalbox/engine';
import { openLane } from './lane.js';
import type { Later } from './later.js';
import type { Mishap, Role, View } from './network.js';

/** A desk or an adapter, as the wire sees it. */
export interface Client {
  readonly role: Role;
  /** The connection is established: what the router says about the client; live events follow. */
  welcomed(view: View): void;
  heard(events: readonly Event[]): void;
  answered(n: number, answer: Answer): void;
  /** The connection has broken, or could not be established. */
  closed(): void;
}

/** One connection of a client. */
export interface Link {
  /** Never used twice. */
  readonly name: string;
  readonly client: Client;
  /** Whether it is open in the client's view. */
  open: boolean;
  /** Whether it is open in the gateway's view. */
  accepted: boolean;
  tell(n: number, command: CommandInput): void;
  /** An adapter's list of the contacts it holds. */
  reconcile(contacts: readonly string[]): void;
  /** Breaks the client's end; the gateway notices after `noticedMs`. */
  cut(noticedMs: number): void;
}

/** The gateway at the other end of the wire. */
export interface Counter {
  accept(link: Link): void;
  gone(link: Link): void;
  take(by: CommandId, command: CommandInput, answered: (answer: Answer) => void): void;
  reconcile(link: Link, contacts: readonly string[]): void;
}

export interface Wire {
  connect(client: Client): Link;
  /** Sends to a client, in order, as long as the connection stands. */
  say(link: Link, act: (client: Client) => void): void;
  mishap(sender: string, mishap: Mishap): void;
  /** From now on nothing goes wrong any more. */
  calm(): void;
}

/** Silence after which a client counts as gone. */
const SILENCE_MS = 15_000;

/** Connections on which messages take a short time and keep their order, unless something is to go wrong with them. */
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
        // A message under way may outlive its connection, and the process it was sent to.
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
