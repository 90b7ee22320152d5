// An agent who asks a colleague hears that the question is in line, and may end the talk as the colleague may; nobody else may.
import type { WireEvent } from '@signalbox/engine/protocol';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { accepted, answer } from './testing/answered.js';
import { ADAPTER, DESK, type House, openHouse } from './testing/house.js';
import type { Link } from './testing/link.js';
import { standing } from './testing/world.js';

let house: House;
let asker: Link;
let asked: Link;
let stranger: Link;

beforeEach(async () => {
  house = await openHouse({ clock: standing });
  const adapter = await house.link(ADAPTER);
  asker = await house.link(DESK);
  asked = await house.link({ sub: 'claire', role: 'desk', agents: ['claire'] });
  stranger = await house.link({ sub: 'bruno', role: 'desk', agents: ['bruno'] });
  for (const link of [adapter, asker, asked, stranger]) await link.next('welcome');
  for (const link of [asker, asked, stranger]) link.send({ type: 'subscribe' });
  await accepted(asker, 1, { type: 'agent.sign-in', agent: 'ana' });
  await accepted(adapter, 1, { type: 'contact.enqueue', contact: 'chat', queue: 'acme-care', channel: 'chat' });
  await accepted(asker, 2, { type: 'offer.accept', offer: '1.1' });
  await accepted(asked, 1, { type: 'agent.sign-in', agent: 'claire' });
  await accepted(asker, 3, { type: 'contact.consult', contact: 'chat', to: { agent: 'claire' } });
});
afterEach(() => house.close());

const queued = (link: Link) =>
  link.frames.flatMap((frame) => (frame.type === 'events' ? frame.events : [])).filter(({ type }) => type === 'contact.queued');

test('the desk that asks is told of the question, with whom it is linked to; other desks are not', async () => {
  await asker.next('events', ({ events }) => events.some(({ type }) => type === 'contact.queued'));
  expect(queued(asker)).toMatchObject([
    { contact: 'chat~consult', link: { kind: 'consult', contact: 'chat', agent: 'ana', to: 'claire' } },
  ]);
  expect([...queued(asked), ...queued(stranger)]).toEqual([]);
});

const changes = (link: Link) =>
  link.frames
    .flatMap((frame) => (frame.type === 'events' ? frame.events : []))
    .flatMap((event) => (event.type === 'consult.changed' ? [[event.state, event.agent, event.because]] : []));

test('the desk that asks is told when a colleague has it and when it is over; other desks are not', async () => {
  await accepted(asked, 2, { type: 'offer.accept', offer: '2.1' });
  await accepted(asked, 3, { type: 'contact.release', tenant: 'acme', contact: 'chat~consult' });
  const over = ({ events }: { events: readonly WireEvent[] }) =>
    events.some((event) => event.type === 'consult.changed' && event.state === 'over');
  await asker.next('events', over);
  expect(changes(asker)).toEqual([
    ['offered', null, null],
    ['owned', 'claire', null],
    ['over', null, 'released'],
  ]);
  expect([...changes(asked), ...changes(stranger)]).toEqual([]);
});

test('the desk that asks is told when the colleague declines', async () => {
  await accepted(asked, 2, { type: 'offer.reject', offer: '2.1', reason: 'busy' });
  await asker.next('events', ({ events }) => events.some((event) => event.type === 'consult.changed' && event.state === 'over'));
  expect(changes(asker)).toEqual([
    ['offered', null, null],
    ['queued', null, 'rejected'],
    ['over', null, 'notTaken'],
  ]);
});

test('once it is answered, whoever asked may end it', async () => {
  await accepted(asked, 2, { type: 'offer.accept', offer: '2.1' });
  const end = { type: 'contact.release', tenant: 'acme', contact: 'chat~consult' };
  expect(await answer(stranger, 1, end)).toBe('COMMAND_FORBIDDEN');
  await accepted(asker, 4, end);
  const left = await house.router.ask({ type: 'contact', tenant: 'acme', contact: 'chat' });
  expect(left).toMatchObject({ ok: true, view: { state: 'owned', owner: 'ana' } });
});

test('who is asked may end the question and not the contact it is about', async () => {
  await accepted(asked, 2, { type: 'offer.accept', offer: '2.1' });
  expect(await answer(asked, 3, { type: 'contact.release', tenant: 'acme', contact: 'chat' })).toBe('COMMAND_FORBIDDEN');
  await accepted(asked, 4, { type: 'contact.release', tenant: 'acme', contact: 'chat~consult' });
});
