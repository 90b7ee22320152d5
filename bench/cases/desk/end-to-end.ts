import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { arrival } from '../../hall/contacts.js';
import type { Pace } from '../../measure/closed-loop.js';
import { openHistogram } from '../../measure/histogram.js';
import { offerLoad } from '../../measure/open-loop.js';
import { startServerChild } from '../../servers/start-child.js';
import type { Measured } from '../case.js';
import { openAdapter, openDesks } from './desks.js';

export interface DeskLoad {
  readonly desks: number;
  /** Contacts the adapter brings per second. */
  readonly perSecond: number;
}

const DRAIN_MS = 15_000;
/** Time for the sign-ins of the last desks, and the compiler, to settle. */
const SETTLE_MS = 1_000;

/** From the instant the adapter was due to enqueue a contact until the offer reaches the agent's desk, all over WebSocket. */
export async function measureEndToEnd({ desks, perSecond }: DeskLoad, durability: 'memory' | 'durable', pace: Pace): Promise<Measured> {
  const secret = randomBytes(32).toString('hex');
  const server = await startServerChild('./desk-server-child', [String(desks), durability, secret]);
  const waiting = new Map<string, () => void>();
  const lines = { url: server.url, secret };
  const sockets = await openDesks(desks, lines, (contact) => {
    waiting.get(contact)?.();
    waiting.delete(contact);
  });
  const adapter = await openAdapter(lines, () => undefined);
  await pause(SETTLE_MS);

  const spans = openHistogram();
  const ask = (n: number, answered: () => void): void => {
    const contact = `call-${n}`;
    waiting.set(contact, answered);
    adapter.command(arrival({ contact, requirement: n % 300, channel: 'voice' }));
  };
  const offered = await offerLoad(ask, { perSecond, ...pace, drainMs: DRAIN_MS }, spans);
  for (const socket of [...sockets, adapter.socket]) socket.terminate();
  await server.stop();
  return { spans: { desk: spans.text() }, figures: { unanswered: offered.unanswered, lateMaxMs: offered.lateMaxMs } };
}
