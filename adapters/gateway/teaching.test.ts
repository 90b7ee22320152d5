// A refusal says what is really the matter, in words an author of an adapter or a desk can act on.
import { rejection } from '@signalbox/engine/protocol';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ADAPTER, DESK, type House, mint, openHouse } from './testing/house.js';
import { type Link, link, type Refused } from './testing/link.js';
import { standing } from './testing/world.js';

let house: House;
beforeEach(async () => {
  house = await openHouse({ clock: standing });
});
afterEach(() => house.close());

const http = (path: string) => house.gateway.url.replace('ws:', 'http:').replace('/v1', path);

describe('plain HTTP', () => {
  test('where the WebSocket is, as a proxy sends it that drops the upgrade: says what is missing', async () => {
    const response = await fetch(`${http('/v1')}?client=one`);
    expect([response.status, response.headers.get('upgrade')]).toEqual([426, 'websocket']);
    expect(await response.json()).toMatchObject({ code: 'UPGRADE_MISSING', next: expect.stringContaining('proxy'), retriable: false });
  });

  test('anywhere else: says where the WebSocket is', async () => {
    const response = await fetch(http('/socket?client=one'));
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: 'PATH_UNKNOWN', next: 'The WebSocket is at /v1.' });
  });
});

describe('claims that make no scope', () => {
  test.each([
    ['a desk without an agent', { sub: 'ana', role: 'desk' }, 'agents: must be a list of exactly one agent'],
    ['a desk of two agents', { sub: 'ana', role: 'desk', agents: ['ana', 'bruno'] }, 'agents: must be a list of exactly one agent'],
    ['an adapter without tenants', { sub: 'web', role: 'adapter', channels: '*' }, 'tenants: must be "*" or a list of at most 1,000 names'],
    ['a bare name for a list', { ...ADAPTER, channels: 'chat' }, 'channels: must be "*" or a list of at most 1,000 names'],
  ])('%s', async (_, claims, problem) => {
    const refused = await link(`${house.gateway.url}?client=one`, await mint(claims)).catch((cause: Refused) => cause);
    expect(refused).toMatchObject({ status: 403, body: { code: 'SCOPE_INVALID', message: expect.stringContaining(problem) } });
  });
});

describe('a connection that makes room', () => {
  const goodbye = async (first: Link) => (await first.next('bye')).message;

  test('for its own client', async () => {
    const first = await house.link(ADAPTER);
    await first.next('welcome');
    await house.link(ADAPTER);
    expect(await goodbye(first)).toBe('The same client has connected again.');
  });

  test('for another client of its adapter: names it', async () => {
    const first = await house.link(ADAPTER);
    await first.next('welcome');
    await house.link(ADAPTER, 'two');
    expect(await goodbye(first)).toContain('adapter:web:two');
  });
});

test('a relay frame in the wrong direction: names the frame, and who sends such frames', async () => {
  const adapter = await house.link(ADAPTER);
  await adapter.next('welcome');
  adapter.send({ type: 'relay-fetch', id: 'f', tenant: 'acme', contact: 'chat', offer: '1.1', after: 0 });
  const { message, next } = await adapter.next('error');
  expect(message).toBe('adapter web may not send relay-fetch for offer 1.1 of contact chat.');
  expect(next).toContain('relay-fetch is for desks');
});

test('not ready for no reason: says that there has to be one', async () => {
  const desk = await house.link(DESK);
  await desk.next('welcome');
  desk.send({ type: 'command', n: 1, command: { type: 'agent.set-presence', agent: 'ana', presence: 'notReady' } });
  const { code, message } = await desk.next('error');
  expect([code, message]).toEqual([
    'COMMAND_INVALID',
    expect.stringContaining("reason is missing; it must be one of the plan's presence reasons"),
  ]);
});

test('a command of another role: says where the commands of each role are listed', async () => {
  const adapter = await house.link(ADAPTER);
  await adapter.next('welcome');
  adapter.send({ type: 'command', n: 1, command: { type: 'offer.accept', offer: '1.1' } });
  expect((await adapter.next('error')).next).toContain('docs/protocol.md lists what each role may do');
});

describe('a supervisor', () => {
  const refused = async (command: object) => {
    const sue = await house.link({ sub: 'sue', role: 'supervisor', tenants: '*', hubs: '*', admin: true });
    await sue.next('welcome');
    sue.send({ type: 'command', n: 1, command });
    return sue.next('error');
  };

  test('who sends a command of nobody on the wire: is told so, and not how it is written', async () => {
    const { code, message } = await refused({ type: 'plan.publish' });
    expect([code, message]).toEqual(['COMMAND_FORBIDDEN', 'supervisor sue may not send plan.publish.']);
  });

  test.each([
    ['without a reason', null, 'notReady needs one of the reasons '],
    ['for a reason that is not there', 'lunhc', 'notReady needs one of the reasons '],
  ])('who makes agents not ready %s: is told the reasons there are', async (_, reason, problem) => {
    await house.router.send({ type: 'agent.connected', agent: 'ana', connection: 'x' });
    await house.router.send({ type: 'agent.sign-in', agent: 'ana' });
    const { code, message } = await refused({ type: 'agents.change', agents: ['ana'], presence: 'notReady', reason, because: 'peak' });
    expect(code).toBe('CHANGE_IMPOSSIBLE');
    expect(message).toMatch(new RegExp(`${problem}.*lunch`));
  });
});

test('who may not, and what: by names, not by parts of a sentence', async () => {
  const adapter = await house.link(ADAPTER);
  const desk = await house.link(DESK);
  for (const link of [adapter, desk]) await link.next('welcome');
  const told = async (link: Link, n: number, command: object) => {
    link.send({ type: 'command', n, command });
    const { code, details } = await link.next('error', (error) => error.n === n);
    return [code, Object.fromEntries(Object.entries(details ?? {}).filter(([, value]) => value !== null))];
  };
  expect(await told(desk, 1, { type: 'agent.sign-out', agent: 'ana', requeue: true })).toEqual([
    'COMMAND_FORBIDDEN',
    { role: 'desk', sub: 'ana', type: 'agent.sign-out', kind: 'agent', name: 'ana', field: 'requeue' },
  ]);
  expect(await told(adapter, 1, { type: 'contact.enqueue', contact: 'c', queue: 'acme-care', channel: 'email' })).toEqual([
    'COMMAND_FORBIDDEN',
    { role: 'adapter', sub: 'web', type: 'contact.enqueue', kind: 'channel', name: 'email' },
  ]);
  expect(await told(adapter, 2, { type: 'contact.abandon', contact: 7 })).toEqual([
    'COMMAND_INVALID',
    { field: 'contact', problem: expect.stringMatching(/^must be text/) },
  ]);
  expect(await told(adapter, 3, { type: 'contact.enqueue', tenant: 'acme', contact: 'c', queue: 'acme-cera', channel: 'chat' })).toEqual([
    'QUEUE_UNKNOWN',
    { queue: 'acme-cera', tenant: 'acme', nearest: 'acme-care' },
  ]);
});

test('what a refusal says in words, it says by name too, with numbers as numbers', async () => {
  const adapter = await house.link(ADAPTER);
  await adapter.next('welcome');
  const contact = { tenant: 'acme', contact: 'c1', queue: 'acme-care', channel: 'chat' };
  adapter.send({ type: 'command', n: 1, command: { type: 'contact.enqueue', ...contact, slotMs: 1 } });
  const { code, message, details } = await adapter.next('error');
  expect(code).toBe('SLOT_UNKNOWN');
  expect(details).toEqual({ queue: 'acme-care', slot: 1, next: Date.parse('2027-01-15T09:00:00Z') });
  for (const name of ['queue', 'slot']) expect(message).toContain(String((details as Record<string, unknown>)[name]));
});

test('a refusal that names nothing has no details; of nobody, the name is null', async () => {
  const adapter = await house.link(ADAPTER);
  await adapter.next('welcome');
  for (const [n, queue] of [
    [1, 'acme-caer'],
    [2, 'nothing like it'],
  ] as const)
    adapter.send({ type: 'command', n, command: { type: 'contact.enqueue', tenant: 'acme', contact: 'c1', queue, channel: 'chat' } });
  expect((await adapter.next('error', ({ n }) => n === 1)).details).toMatchObject({ queue: 'acme-caer', nearest: 'acme-care' });
  expect((await adapter.next('error', ({ n }) => n === 2)).details).toMatchObject({ nearest: null });
  expect(rejection('TOKEN_MISSING')).not.toHaveProperty('details');
});

test('signing in twice: says that there is nothing to do', async () => {
  const desk = await house.link(DESK);
  await desk.next('welcome');
  for (const n of [1, 2]) desk.send({ type: 'command', n, command: { type: 'agent.sign-in', agent: 'ana' } });
  expect(await desk.next('error')).toMatchObject({
    n: 2,
    code: 'AGENT_STATE',
    next: expect.stringContaining('a presence outlives a connection'),
  });
});

describe('what does not fit its schema', () => {
  const told = async (frame: unknown) => {
    const adapter = await house.link(ADAPTER);
    await adapter.next('welcome');
    adapter.send(frame);
    return (await adapter.next('error')).message;
  };
  const contact = { type: 'contact.enqueue', contact: 'c', queue: 'care', channel: 'chat' };

  test.each([
    ['a field that is not there: is called missing', { ...contact, channel: undefined }, 'channel is missing; it must be text'],
    ['a value of another kind: in the words of JSON', { ...contact, languages: ['fr'] }, 'languages[0] must be an object'],
    ['no type', { ...contact, type: undefined }, 'it has no type'],
  ])('of a command: %s', async (_, command, problem) => {
    expect(await told({ type: 'command', n: 1, command })).toBe(`The command is not well formed: ${problem}.`);
  });

  test.each([
    ['its number', { type: 'command', n: 0, command: contact }, 'n must be at least 1'],
    ['its id', { type: 'query', id: 7, query: { type: 'queue', queue: 'care' } }, 'id must be text'],
    ['its type', { type: 'hello' }, 'type must be one of command, query, subscribe, reconcile, relay, relay-fetch, relay-end'],
    [
      'its type, which is not there',
      {},
      'type is missing; it must be one of command, query, subscribe, reconcile, relay, relay-fetch, relay-end',
    ],
    ['its command, which is not there', { type: 'command', n: 1 }, 'command is missing; it must be given'],
    ['a list', [], 'it must be an object'],
  ])('of a frame: %s', async (_, frame, problem) => {
    expect(await told(frame)).toBe(`The frame is not well formed: ${problem}.`);
  });

  test('of a question: its type', async () => {
    expect(await told({ type: 'query', id: 'q', query: { type: 'queues' } })).toContain('type must be one of contact, agent, queue,');
  });
});
