// A desk sees over the wire that its contact has still to be called, and hears when the customer is reached; desks of others do not.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { accepted } from './testing/answered.js';
import { ADAPTER, DESK, type House, openHouse } from './testing/house.js';
import type { Link } from './testing/link.js';
import { standing } from './testing/world.js';

let house: House;
let adapter: Link;
let desk: Link;
let stranger: Link;

beforeEach(async () => {
  house = await openHouse({ clock: standing });
  adapter = await house.link(ADAPTER);
  desk = await house.link(DESK);
  stranger = await house.link({ sub: 'bruno', role: 'desk', agents: ['bruno'] });
  for (const link of [adapter, desk, stranger]) await link.next('welcome');
  for (const link of [desk, stranger]) link.send({ type: 'subscribe' });
  await accepted(desk, 1, { type: 'agent.sign-in', agent: 'ana' });
  await accepted(adapter, 1, { type: 'contact.enqueue', contact: 'call', queue: 'acme-care', channel: 'chat' });
});
afterEach(() => house.close());

const toldOf = (link: Link) =>
  link.frames
    .flatMap((frame) => (frame.type === 'events' ? frame.events : []))
    .flatMap((event) =>
      event.type === 'offer.made' || event.type === 'contact.callback-requested' || event.type === 'contact.dialled' ? [event] : [],
    );

const dialled = (link: Link) => link.next('events', ({ events }) => events.some(({ type }) => type === 'contact.dialled'));

test('a customer who hangs up while on offer, and is then reached', async () => {
  await accepted(adapter, 2, { type: 'contact.request-callback', contact: 'call' });
  await accepted(desk, 2, { type: 'offer.accept', offer: '1.1' });
  const shown = async () => {
    const asked = await house.router.ask({ type: 'agent', agent: 'ana' });
    return asked.ok && asked.view.work.map(({ contact, callback }) => [contact, callback]);
  };
  expect(await shown()).toEqual([['call', { attempts: 0 }]]);
  await accepted(adapter, 3, { type: 'contact.dialled', contact: 'call', outcome: 'connected' });
  await dialled(desk);
  expect(await shown()).toEqual([['call', null]]);
  const told = toldOf(desk);
  expect(told.map(({ type }) => type)).toEqual(['offer.made', 'contact.callback-requested', 'contact.dialled']);
  for (const event of told) expect(event).not.toHaveProperty('agents');
  expect(told[0]).not.toHaveProperty('callback');
  expect(toldOf(stranger)).toEqual([]);
});

test('a customer who is not reached: the desk hears of it in the record that ends its part', async () => {
  await accepted(adapter, 2, { type: 'contact.request-callback', contact: 'call' });
  await accepted(desk, 2, { type: 'offer.accept', offer: '1.1' });
  await accepted(adapter, 3, { type: 'contact.dialled', contact: 'call', outcome: 'busy' });
  const frame = await dialled(desk);
  expect(frame.events.map(({ type }) => type)).toEqual(expect.arrayContaining(['contact.dialled', 'assignment.ended']));
  const asked = await house.router.ask({ type: 'contact', tenant: 'acme', contact: 'call' });
  expect(asked).toMatchObject({ ok: true, view: { state: 'parked', callback: { attempts: 1 } } });
});
