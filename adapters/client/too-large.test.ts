// What a client cannot send is refused to whoever asked for it, and to nobody else: the connection, and all that follows, goes on.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { ADAPTER, DESK, type House, mint, openHouse } from '../gateway/testing/house.js';
import { type Client, createClient } from './index.js';
import { tooLarge } from './too-large.js';

let house: House;
let adapter: Client<'adapter'>;
let desk: Client<'desk'>;
let phases: string[];

const join = <R extends 'adapter' | 'desk'>(role: R, claims: Readonly<Record<string, unknown>>): Client<R> => {
  const client = createClient({ url: house.gateway.url, token: () => mint(claims), client: 'one', role, WebSocket });
  client.on('phase', (phase) => phases.push(phase));
  return client;
};

beforeEach(async () => {
  phases = [];
  house = await openHouse();
  adapter = join('adapter', ADAPTER);
  desk = join('desk', DESK);
});
afterEach(async () => {
  adapter.close();
  desk.close();
  await house.close();
});

const enqueue = (contact: string) => ({ type: 'contact.enqueue', tenant: 'acme', contact, queue: 'acme-care', channel: 'chat' }) as const;
const LARGE = 'é'.repeat(40_000);
const refused = { ok: false, rejection: { code: 'FRAME_TOO_LARGE', details: { bytesMax: 65_536 } } };

test('a command and a question that are too large are refused by name; what was asked with them is answered', async () => {
  const answers = await Promise.all([
    adapter.send(enqueue('c1')),
    adapter.send({ ...enqueue('c2'), attributes: { note: LARGE } }),
    adapter.send(enqueue('c3')),
    adapter.ask({ type: 'contact', tenant: 'acme', contact: LARGE }),
    adapter.ask({ type: 'queue', queue: 'acme-care' }),
  ]);
  expect(answers).toMatchObject([{ ok: true }, refused, { ok: true }, refused, { ok: true }]);
  expect(phases).not.toContain('waiting');
  expect(phases).not.toContain('closed');
});

test('content that is too large takes no number: what is written after it arrives', async () => {
  const assigned = new Promise<{ tenant: string; contact: string; offer: string }>((resolve) => {
    desk.on('event', (event) => {
      if (event.type === 'offer.made') void desk.send({ type: 'offer.accept', offer: event.offer });
      if (event.type === 'offer.accepted') resolve({ tenant: event.tenant, contact: event.contact, offer: event.offer });
    });
  });
  const arrived: unknown[] = [];
  const all = new Promise<void>((resolve) => {
    adapter.on('relay', ({ body }) => {
      arrived.push(body);
      if (body === 'last') resolve();
    });
  });
  await desk.send({ type: 'agent.sign-in', agent: 'ana' });
  await adapter.send(enqueue('c'));
  const to = await assigned;
  const bodies = ['first', LARGE, 'second', 'x'.repeat(17_000), 'last'];
  const told = await Promise.all(bodies.map((body) => desk.relay(to, body)));
  await all;
  expect(arrived).toEqual(['first', 'second', 'last']);
  expect(told.map(({ ok }) => ok)).toEqual([true, false, true, false, true]);
});

test('a frame is measured in the bytes it takes on the wire', () => {
  const limits = { frameBytesMax: 30, relayBytesMax: 20 };
  const query = { type: 'query', id: '1', query: {} } as never;
  const relay = { type: 'relay' } as never;
  expect(tooLarge(query, 'x'.repeat(30), limits)).toBeNull();
  expect(tooLarge(query, 'x'.repeat(31), limits)).toMatchObject({ details: { bytes: 31, bytesMax: 30 } });
  expect(tooLarge(query, '語'.repeat(10), limits)).toBeNull();
  expect(tooLarge(query, '語'.repeat(11), limits)).toMatchObject({ details: { bytes: 33, bytesMax: 30 } });
  expect(tooLarge(relay, 'x'.repeat(21), limits)).toMatchObject({ details: { bytes: 21, bytesMax: 20 } });
});
