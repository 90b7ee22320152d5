// Who gave up and comes back in time stands where he stood; nothing is kept longer than that.
import { expect, test } from 'vitest';
import { scene } from '../testing/scene.js';
import { company } from '../testing/small.js';
import { nextDue } from './due/due.js';
import { decodeState, encodeState } from './state/canonical.js';

const kim = { customer: 'kim' } as const;

async function gaveUp() {
  const play = await scene(company({ agents: { ana: {} }, help: { returnWithin: '5m' }, queues: { care: { channels: ['voice'] } } }));
  await play.arrives('first', kim);
  play.at(10);
  await play.arrives('second');
  play.at(60);
  await play.send({ type: 'contact.abandon', contact: 'first' });
  return play;
}

test('back in time the customer stands before those who came in between, and the wait is measured anew', async () => {
  const play = await gaveUp();
  play.at(359.999);
  await play.arrives('again', kim);
  expect([...play.box.state.waiting].map(({ contact }) => contact)).toEqual(['again', 'second']);
  const again = play.box.state.contacts.get(3);
  expect([(again?.visitAtMs ?? 0) - (again?.rankFromMs ?? 0), play.box.state.places.size]).toEqual([359_999, 0]);
  // Once: the next contact of the same customer is a new one.
  await play.arrives('more', kim);
  expect([...play.box.state.waiting].at(-1)?.contact).toBe('more');
});

test('too late, for another customer, in another queue or without a key there is no place to come back to', async () => {
  const play = await gaveUp();
  await play.arrives('elsewhere', { ...kim, queue: 'care' });
  await play.arrives('other', { customer: 'lee' });
  await play.arrives('nobody');
  expect([3, 4, 5].map((ordinal) => play.box.state.contacts.get(ordinal)?.rankFromMs)).toEqual(Array(3).fill(play.box.clock.nowMs()));
  play.at(360);
  expect(play.box.state.places.size).toBe(0);
  await play.arrives('late', kim);
  expect(play.box.state.contacts.get(6)?.rankFromMs).toBe(play.box.clock.nowMs());
});

test('a place survives a restart, with its end; withdrawing leaves none', async () => {
  const play = await gaveUp();
  const restored = decodeState(encodeState(play.box.state));
  expect([...restored.places.values()]).toEqual([...play.box.state.places.values()]);
  expect(nextDue(restored)).toEqual(nextDue(play.box.state));
  await play.arrives('spam', { customer: 'lee' });
  await play.send({ type: 'contact.withdraw', contact: 'spam', reason: 'spam' });
  expect(play.box.state.places.size).toBe(1);
});
