// What befalls somebody who is not there, or a contact that is with them, is objected to; what may befall them is not.
import { definePlan, defineRoster, type Event } from '@signalbox/engine';
import { expect, test } from 'vitest';
import { PLAN, ROSTER } from '../scenario/testing/trials.js';
import { openAbsence } from './absence.js';
import { openPeople } from './people.js';

const plan = definePlan(PLAN);
const roster = plan.ok ? defineRoster(ROSTER, plan.plan) : plan;
const AGENT = 'dublin-01';

/** Only what absence looks at stands in these events. */
function judged(...told: readonly (readonly [atMs: number, type: Event['type'], fields?: object])[]): readonly string[] {
  if (!('roster' in roster)) throw new Error('the roster of the tests is faulty');
  const people = openPeople(roster.roster);
  const absence = openAbsence(people);
  return told.flatMap(([atMs, type, fields]) => {
    const event = {
      type,
      agent: AGENT,
      offer: '1/1',
      ordinal: 1,
      adapter: 'lines',
      connection: 'desk',
      cost: 100,
      ...fields,
    } as unknown as Event;
    const what = absence.take(event, atMs);
    people.take(event);
    return [...(what === undefined ? [] : [what]), ...absence.closes()];
  });
}

test('an offer expires with who is there, and not with who has no desk', () => {
  const expires = ['offer.expired', {}] as const;
  expect(judged([0, 'agent.connected'], [1, 'offer.made'], [9, ...expires])).toEqual([]);
  expect(judged([0, 'agent.connected'], [1, 'offer.made'], [2, 'agent.connection-lost'], [9, ...expires])).toEqual([
    `expires with ${AGENT}, who has no desk to answer at`,
  ]);
});

test('once the grace of a desk is over nothing is offered to its agent any more', () => {
  const lost = [
    [0, 'agent.connected'],
    [1, 'offer.made'],
    [2, 'agent.connection-lost'],
  ] as const;
  expect(judged(...lost, [5, 'offer.revoked'], [5, 'agent.connection-expired'])).toEqual([]);
  expect(judged(...lost, [5, 'agent.connection-expired'])).toEqual([`1/1 is still with ${AGENT}, whose desk is gone`]);
  expect(judged(...lost, [3, 'agent.connected'], [5, 'offer.accepted'])).toEqual([]);
});

test('a lease ends for what was accepted before its adapter was given up, and for nothing else', () => {
  const taken = (atMs: number) =>
    [
      [0, 'contact.queued'],
      [atMs, 'offer.made'],
      [atMs, 'offer.accepted'],
    ] as const;
  const ends = [30, 'contact.released', { because: 'leaseExpired' }] as const;
  expect(judged(...taken(1), [10, 'adapter.connection-expired'], ends)).toEqual([]);
  const wrong = ['is taken from its agent for want of an adapter, though its own has confirmed it or was gone before'];
  expect(judged([10, 'adapter.connection-expired'], ...taken(11), ends)).toEqual(wrong);
  expect(judged(...taken(1), [10, 'adapter.connection-expired'], [12, 'adapter.connected', { reconciled: true }], ends)).toEqual(wrong);
  expect(judged(...taken(11), [10, 'adapter.connection-expired'], [12, 'router.resumed'], ends)).toEqual([]);
});
