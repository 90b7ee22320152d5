// Proves of the scenarios about whom a customer belongs to that nobody else has the customer: who is authorised, or the own representative.
import type { Event } from '@signalbox/engine';
import { scaleTrial } from '@signalbox/simulations/scenario';
import { expect, test } from 'vitest';
import { eventsOf, firstDays, played, trialOf } from './testing/house-scenarios.js';

test('R9: a machine has every file first, only valid authorisations decide, and more applicants leave once half have lapsed', {
  timeout: 60_000,
}, async () => {
  const { lives, events } = await played(scaleTrial(await trialOf('identity'), 0.5));
  const offered = eventsOf(events, 'offer.made');
  const first = offered.filter(({ queue }) => queue === 'prompt' || queue === 'thrifty');
  expect(first.length).toBeGreaterThan(3_000);
  expect(new Set(first.map(({ agent }) => agent))).toEqual(new Set(['machine']));

  const lapseMs = Date.parse('2026-03-12T00:00+02:00');
  const delicate = offered.filter(({ queue }) => queue.endsWith('-delicate'));
  const teams = (those: typeof delicate): Set<string> => new Set(those.map(({ agent }) => agent.replace(/-\d+$/, '')));
  expect(teams(delicate.filter(({ atMs }) => atMs < lapseMs))).toEqual(
    new Set(['prompt-juniors', 'prompt-seniors', 'thrifty-juniors', 'thrifty-seniors']),
  );
  expect(teams(delicate.filter(({ atMs }) => atMs >= lapseMs))).toEqual(new Set(['prompt-seniors', 'thrifty-seniors']));

  const left = eventsOf(events, 'contact.abandoned').filter(({ queue }) => queue.endsWith('-delicate'));
  const after = left.filter(({ atMs }) => atMs >= lapseMs).length;
  const perDay = { before: (left.length - after) / 3, after: after / 2 };
  expect(perDay.before).toBeGreaterThan(0);
  expect(perDay.after).toBeGreaterThan(3 * perDay.before);
  expect(lives.filter(({ customer }) => customer.demand.queue === 'help').length).toBeGreaterThan(400);
});

test('R13: each step belongs to the owner, then to the deputies, channels follow one another, and who may leave goes to retention', {
  timeout: 60_000,
}, async () => {
  const { lives, events } = await played(scaleTrial(firstDays(await trialOf('portfolios'), 8), 0.1));
  /** Whom a contact is kept for, in turn; each only while at work. */
  const owners = new Map<string, { readonly agent: string; readonly deputies: readonly string[] } | null>();
  const atWork = new Set<string>();
  const strangers: string[] = [];
  let owned = 0;
  const keptFor = (contact: string, affinity: Extract<Event, { type: 'affinity.ended' }>['next']): void => {
    owners.set(contact, affinity && { agent: affinity.agent, deputies: affinity.deputies.map(({ agent }) => agent) });
  };
  for (const event of events) {
    if (event.type === 'agent.ready') atWork.add(event.agent);
    if (event.type === 'agent.not-ready' || event.type === 'agent.signed-out') atWork.delete(event.agent);
    if (event.type === 'contact.queued' || event.type === 'contact.returned') keptFor(event.contact, event.affinity);
    if (event.type === 'contact.moved') keptFor(event.contact, event.affinity);
    if (event.type === 'affinity.ended') keptFor(event.contact, event.next);
    const kept = event.type === 'offer.made' ? owners.get(event.contact) : null;
    if (event.type !== 'offer.made' || kept == null) continue;
    const turn = [kept.agent, ...kept.deputies].find((agent) => atWork.has(agent));
    if (turn === kept.agent) owned++;
    if (turn !== undefined && turn !== event.agent) strangers.push(`${event.contact} waits for ${turn}, and ${event.agent} is asked`);
  }
  expect(strangers).toEqual([]);
  expect(owned).toBeGreaterThan(500);

  const steps = new Map<string, (readonly [channel: string, outcome: string])[]>();
  for (const { customer, outcome } of lives) {
    const [person = ''] = customer.id.split('.');
    steps.set(person, [...(steps.get(person) ?? []), [customer.demand.channel, outcome]]);
  }
  const inTurn = ['visit', 'voice', 'learning', 'email'];
  for (const [person, taken] of steps) {
    expect(
      taken.map(([channel]) => channel),
      person,
    ).toEqual(inTurn.slice(0, taken.length));
    expect(
      taken.slice(0, -1).map(([, outcome]) => outcome),
      person,
    ).toEqual(taken.slice(1).map(() => 'unreached'));
  }
  expect(Math.max(...[...steps.values()].map(({ length }) => length))).toBe(4);

  const called = new Set(eventsOf(events, 'offer.accepted').flatMap(({ queue, contact }) => (queue === 'calls' ? [contact] : [])));
  const handedOn = eventsOf(events, 'contact.moved').filter(({ queue }) => queue === 'retention');
  expect(handedOn.length).toBeGreaterThan(2);
  expect(handedOn.filter(({ contact }) => !called.has(contact))).toEqual([]);
});
