// A desk hears of the doors of its own hub, follows its agent into another one, and is connected as before when put back on the roster.
import { afterEach, expect, test } from 'vitest';
import { DESK, type House, openHouse, planAndRoster } from '../testing/house.js';

let house: House;
afterEach(() => house.close());

/** Subscribes and waits for the snapshot. */
async function desk() {
  const link = await house.link(DESK);
  link.send({ type: 'subscribe' });
  const { view } = await link.next('snapshot');
  await link.next('heartbeat');
  return { link, view };
}

/** The roster with Ana in this hub, or without her. */
const rosterWith = (hub: string | null) => {
  const { plan, roster } = planAndRoster();
  const agents = roster.agents.flatMap((agent) => (agent.id !== 'ana' ? [agent] : hub === null ? [] : [{ ...agent, hub }]));
  return { type: 'plan.publish' as const, plan, roster: { ...roster, agents } };
};

test('of its own hub and no other, from the snapshot on', async () => {
  house = await openHouse();
  const { link, view } = await desk();
  expect(view).toMatchObject({ agent: 'ana', hub: 'lisbon', hubState: 'open' });
  await house.router.send({ type: 'hub.suspend', hub: 'paris' });
  await house.router.send({ type: 'hub.suspend', hub: 'lisbon', because: 'drill', by: 'sue' });
  const { events } = await link.next('events');
  expect(events).toEqual([{ type: 'hub.suspended', hub: 'lisbon', untilMs: null, because: 'drill', by: 'sue' }]);
  await house.router.send({ type: 'hub.resume', hub: 'lisbon' });
  expect((await link.next('events')).events).toMatchObject([{ type: 'hub.resumed' }]);
});

test('of the hub its agent has moved to', async () => {
  house = await openHouse();
  const { link } = await desk();
  await house.router.send(rosterWith('paris'));
  await house.router.send({ type: 'hub.suspend', hub: 'lisbon' });
  await house.router.send({ type: 'hub.suspend', hub: 'paris' });
  expect((await link.next('events')).events).toMatchObject([{ type: 'hub.suspended', hub: 'paris' }]);
});

test('taken off the roster and put back, while its socket lives: it signs in and is offered contacts', async () => {
  house = await openHouse();
  const { link } = await desk();
  await house.router.send(rosterWith(null));
  await house.router.send(rosterWith('lisbon'));
  link.send({ type: 'command', n: 1, command: { type: 'agent.sign-in', agent: 'ana' } });
  expect(await link.next('ok')).toMatchObject({ n: 1 });
  await house.router.send({
    type: 'contact.enqueue',
    tenant: 'acme',
    contact: 'c1',
    queue: 'acme-care',
    channel: 'chat',
    languages: [{ tag: 'pt' }],
  } as never);
  expect((await link.next('events', (frame) => frame.events.some(({ type }) => type === 'offer.made'))).events).toMatchObject([
    { contact: 'c1', agent: 'ana' },
  ]);
});
