// What docs/protocol.md promises an adapter about numbers, ids and endings holds, so that it can lose and double nothing across its own restarts.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ADAPTER, DESK, type House, openHouse, SUPERVISOR } from './testing/house.js';
import type { Link } from './testing/link.js';
import { standing } from './testing/world.js';

let house: House;
beforeEach(async () => {
  house = await openHouse({ clock: standing });
});
afterEach(() => house.close());

const enqueue = (contact: string, queue = 'acme-care') => ({ type: 'contact.enqueue', tenant: 'acme', contact, queue, channel: 'chat' });

async function subscribed(claims: typeof ADAPTER): Promise<Link> {
  const link = await house.link(claims);
  link.send({ type: 'subscribe' });
  await link.next('snapshot');
  return link;
}

/** The refusal's code and what it says comes next, or `ok`. The link's own waiting will not do: here one number is answered more than once. */
async function outcome(link: Link, n: number, command: object): Promise<string> {
  const from = link.frames.length;
  link.send({ type: 'command', n, command });
  const answered = () => link.frames.slice(from).find((frame) => (frame.type === 'ok' || frame.type === 'error') && frame.n === n);
  await vi.waitFor(() => expect(answered()).toBeDefined(), 30_000);
  const frame = answered();
  return frame?.type === 'error' ? `${frame.code} ${frame.next}` : 'ok';
}

const heard = (link: Link): string[] =>
  link.frames
    .flatMap((frame) => (frame.type === 'events' ? frame.events.map(({ type }) => type) : []))
    .filter((type) => type.startsWith('contact.'));

test('a refused command may come again under its number, and is decided anew', async () => {
  const adapter = await subscribed(ADAPTER);
  expect(await outcome(adapter, 1, enqueue('chat', 'acme-cares'))).toContain('QUEUE_UNKNOWN');
  expect(await outcome(adapter, 1, enqueue('chat'))).toBe('ok');
  expect(await outcome(adapter, 1, enqueue('chat'))).toBe('ok');
  expect(heard(adapter)).toEqual(['contact.queued']);
});

test('a new process may send what the one before it left unanswered, below the highest number', async () => {
  const before = await subscribed(ADAPTER);
  expect(await outcome(before, 7, enqueue('seventh'))).toBe('ok');
  before.close();
  await before.closed;
  const after = await subscribed(ADAPTER);
  expect((await after.next('welcome')).highestN).toBe(7);
  expect(await outcome(after, 7, enqueue('seventh'))).toBe('ok');
  expect(await outcome(after, 5, enqueue('fifth'))).toBe('ok');
  expect(heard(after)).toEqual(['contact.queued']);
});

test('an id is taken while its contact is live, and free once it is over', async () => {
  const adapter = await subscribed(ADAPTER);
  expect(await outcome(adapter, 1, enqueue('chat'))).toBe('ok');
  expect(await outcome(adapter, 2, enqueue('chat'))).toContain('CONTACT_EXISTS');
  expect(await outcome(adapter, 3, { type: 'contact.abandon', tenant: 'acme', contact: 'chat' })).toBe('ok');
  expect(await outcome(adapter, 4, enqueue('chat'))).toBe('ok');
});

test('a contact that its queue does not take is answered ok, and rejected in the stream', async () => {
  const supervisor = await subscribed(SUPERVISOR);
  expect(await outcome(supervisor, 1, { type: 'queue.close', tenant: 'acme', queue: 'acme-care', because: 'drill' })).toBe('ok');
  const adapter = await subscribed(ADAPTER);
  expect(await outcome(adapter, 1, enqueue('chat'))).toBe('ok');
  await adapter.next('events', ({ events }) => events.some(({ type }) => type === 'contact.rejected'));
});

test('an abandon that crosses with an acceptance names the command that ends the contact now', async () => {
  const desk = await subscribed(DESK);
  expect(await outcome(desk, 1, { type: 'agent.sign-in', agent: 'ana' })).toBe('ok');
  const adapter = await subscribed(ADAPTER);
  expect(await outcome(adapter, 1, enqueue('chat'))).toBe('ok');
  const { events } = await desk.next('events', (frame) => frame.events.some(({ type }) => type === 'offer.made'));
  const { offer } = events.find(({ type }) => type === 'offer.made') as { offer: string };
  expect(await outcome(desk, 2, { type: 'offer.accept', offer })).toBe('ok');
  const contact = { tenant: 'acme', contact: 'chat' };
  expect(await outcome(adapter, 2, { type: 'contact.abandon', ...contact })).toMatch(/^CONTACT_STATE .*contact\.release/);
  expect(await outcome(adapter, 2, { type: 'contact.release', ...contact })).toBe('ok');
});

test('an agent is as before after the last window is gone; a second sign-in is refused', async () => {
  const desk = await subscribed(DESK);
  expect(await outcome(desk, 1, { type: 'agent.sign-in', agent: 'ana' })).toBe('ok');
  desk.close();
  await desk.closed;
  const again = await house.link(DESK);
  again.send({ type: 'subscribe' });
  expect((await again.next('snapshot')).view).toMatchObject({ presence: 'ready' });
  expect(await outcome(again, 2, { type: 'agent.sign-in', agent: 'ana' })).toContain('AGENT_STATE');
});
