import type { CommandInput, Rejection } from '@signalbox/engine';
import { rejection, type ServerFrameOf } from '@signalbox/engine/protocol';

/** The durable answer to a command; `CLIENT_CLOSED` if none will come any more. */
export type Answered = { readonly ok: true; readonly seq: number } | { readonly ok: false; readonly rejection: Rejection };

interface Entry {
  /** `null` until the first welcome says where numbering continues. */
  n: number | null;
  sent: boolean;
  readonly command: CommandInput;
  readonly resolve: (answer: Answered) => void;
  readonly answer: Promise<Answered>;
}

/**
 * Commands until they are answered. Each keeps its number for good and is sent again under it on every new connection, so that the router
 * carries it out once however often the connection breaks.
 */
export interface Outbox {
  readonly unanswered: number;
  add(command: CommandInput): Promise<Answered>;
  /** A connection is there: numbers continue after `highestN`, and everything unanswered is sent (again), in order. */
  connected(highestN: number, unansweredMax: number): void;
  disconnected(): void;
  ok(frame: ServerFrameOf<'ok'>): void;
  error(n: number, refused: Rejection): void;
  /** Resolves when everything that is unanswered now has been answered. */
  settled(): Promise<void>;
  close(): void;
}

/** Codes that say nothing about the command itself: it is sent again under the same number on the next connection. */
const STAYS: ReadonlySet<string> = new Set(['ROUTER_CLOSED', 'OUTCOME_UNKNOWN']);

/** `send` returns why a command cannot be sent at all, or `null`. */
export function openOutbox(send: (n: number, command: CommandInput) => Rejection | null): Outbox {
  /** Oldest first. */
  const entries = new Set<Entry>();
  const byN = new Map<number, Entry>();
  let nextN = 1;
  let room = 0;
  let online = false;
  let closed = false;

  const pump = () => {
    if (!online) return;
    for (const entry of entries) {
      if (room <= 0) return;
      if (entry.sent) continue;
      if (entry.n === null) {
        entry.n = nextN++;
        byN.set(entry.n, entry);
      }
      entry.sent = true;
      room -= 1;
      const refused = send(entry.n, entry.command);
      if (refused !== null) settle(entry.n, { ok: false, rejection: refused });
    }
  };

  const settle = (n: number, answer: Answered) => {
    const entry = byN.get(n);
    if (entry === undefined) return;
    byN.delete(n);
    entries.delete(entry);
    if (entry.sent) room += 1;
    entry.resolve(answer);
    pump();
  };

  return {
    get unanswered() {
      return entries.size;
    },
    add: (command) => {
      if (closed) return Promise.resolve({ ok: false, rejection: rejection('CLIENT_CLOSED') });
      let resolve: Entry['resolve'] = () => undefined;
      const answer = new Promise<Answered>((settled) => {
        resolve = settled;
      });
      entries.add({ n: null, sent: false, command, resolve, answer });
      pump();
      return answer;
    },
    connected: (highestN, unansweredMax) => {
      // Never backwards: a number given to a command that is still unanswered may be accepted by the router at any moment.
      nextN = Math.max(nextN, highestN + 1);
      room = unansweredMax;
      online = true;
      pump();
    },
    disconnected: () => {
      online = false;
      for (const entry of entries) entry.sent = false;
    },
    ok: ({ n, seq }) => settle(n, { ok: true, seq }),
    error: (n, refused) => {
      if (!STAYS.has(refused.code)) settle(n, { ok: false, rejection: refused });
    },
    settled: async () => {
      await Promise.all([...entries].map(({ answer }) => answer));
    },
    close: () => {
      closed = true;
      online = false;
      for (const { resolve } of entries) resolve({ ok: false, rejection: rejection('CLIENT_CLOSED') });
      entries.clear();
      byN.clear();
    },
  };
}
