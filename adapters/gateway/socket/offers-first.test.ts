// Proves that an offer leaves for its desk at once, or with the answer the desk is about to get, and that nothing else is hurried.
import type { Event } from '@signalbox/engine';
import type { Scope } from '@signalbox/engine/protocol';
import { expect, test } from 'vitest';
import { offersFirst } from './offers-first.js';

const desk: Scope = { role: 'desk', sub: 'maria', tenants: '*', agent: 'maria' };
const record = (...events: readonly object[]) => ({ events: events as readonly Event[] });
const offerTo = (agent: string) => ({ type: 'offer.made', agent });

function open(scope: Scope) {
  let left = 0;
  return { first: offersFirst(scope, () => void left++), left: () => left };
}

test('an offer leaves at once where nothing else is to come', () => {
  const { first, left } = open(desk);
  first.delivered(record({ type: 'contact.queued' }, offerTo('maria')), 0);
  expect(left()).toBe(1);
  first.answered(0);
  expect(left()).toBe(1);
});

test('it waits for the answers that come in the same breath, and for no other', () => {
  const { first, left } = open(desk);
  first.delivered(record(offerTo('maria')), 2);
  first.answered(1);
  expect(left()).toBe(0);
  first.answered(0);
  expect(left()).toBe(1);
});

test('offers to others, other news and other roles hurry nothing', () => {
  const { first, left } = open(desk);
  first.delivered(record(offerTo('joao'), { type: 'offer.accepted', agent: 'maria' }), 0);
  const supervisor = open({ role: 'supervisor', sub: 'maria', tenants: '*', hubs: '*', admin: false });
  supervisor.first.delivered(record(offerTo('maria')), 0);
  expect([left(), supervisor.left()]).toEqual([0, 0]);
});
