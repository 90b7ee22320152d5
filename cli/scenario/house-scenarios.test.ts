// Proves that the scenarios of the house have no mistake and can be played, and that what each of them is about holds in its records.
import { compared, summarise } from '@signalbox/simulations/measures';
import { runReplication } from '@signalbox/simulations/replicate';
import { scaleTrial } from '@signalbox/simulations/scenario';
import { expect, test } from 'vitest';
import { eventsOf, firstDays, NAMES, played, trialOf, volumeOf } from './testing/house-scenarios.js';

/** Played below, or in house-belonging.test.ts, for what they are about. */
const OWN = ['activity', 'connected-vehicle', 'covidom', 'identity', 'lydia', 'portfolios', 'self-care'];

test.each(NAMES.filter((name) => !OWN.includes(name)))(
  '%s is in order, and at a small share of its size every customer has one fate',
  { timeout: 60_000 },
  async (name) => {
    const trial = await trialOf(name);
    const small = scaleTrial(trial, Math.min(1, 200 / volumeOf(trial)));
    const { measured, contacts } = await runReplication(small, { seed: 1, replication: 0 });
    const [all] = summarise([measured]).contacts;
    const count = (figure: string): number => all?.figures[figure]?.mean ?? 0;
    expect(contacts).toBeGreaterThan(100);
    expect(count('arrived')).toBe(['answered', 'abandoned', 'rejected', 'unserved', 'unreached'].reduce((sum, one) => sum + count(one), 0));
    expect(compared(small, [measured])).toHaveLength(trial.published.length);
  },
);

test('R7: no urgent alert is dropped, or stands behind a routine one with anybody who could take it', { timeout: 60_000 }, async () => {
  const trial = scaleTrial(await trialOf('covidom'), 0.03);
  const { lives, events } = await played(trial);
  const urgent = lives.filter(({ customer }) => customer.demand.queue === 'urgent');
  expect(urgent.length).toBeGreaterThan(150);
  expect(new Set(urgent.map(({ outcome }) => outcome))).toEqual(new Set(['answered']));

  const doctors = new Set(trial.roster.agents.filter(({ skills }) => skills.some(({ skill }) => skill === 'medical')).map(({ id }) => id));
  /** Urgent alerts nobody has been offered, with the hubs that may be asked: the centre first, after a minute any. */
  const waiting = new Map<string, { anywhere: boolean }>();
  let routine = 0;
  for (const event of events) {
    if (!('contact' in event) || event.contact === null) continue;
    if (event.contact.startsWith('urgent-')) {
      if (event.type === 'contact.queued') waiting.set(event.contact, { anywhere: false });
      if (event.type === 'ring.opened') waiting.set(event.contact, { anywhere: true });
      if (event.type === 'offer.made') waiting.delete(event.contact);
      continue;
    }
    if (event.type !== 'offer.made' && event.type !== 'offer.accepted') continue;
    if (!doctors.has(event.agent)) continue;
    routine++;
    const behind = [...waiting].filter(([, { anywhere }]) => anywhere || event.hub === 'centre').map(([contact]) => contact);
    expect(behind, `${event.agent} has ${event.type} of ${event.contact}`).toEqual([]);
  }
  expect(routine).toBeGreaterThan(150);
});

test('R6: shares are raised, juniors learn, and premium users are served in the slots they book', {
  timeout: 60_000,
}, async () => {
  const trial = scaleTrial(await trialOf('lydia'), 0.15);
  const { lives, events } = await played(trial);
  expect(eventsOf(events, 'queue.shares-set').map(({ percents }) => percents[1])).toEqual([10, 20, 30, 40]);
  const mails = lives.filter(({ customer, outcome }) => customer.demand.queue === 'mail' && outcome === 'answered');
  const outsourced = (from: string, until: string): number => {
    const own = mails.filter(({ atMs }) => atMs >= Date.parse(from) && atMs < Date.parse(until));
    return own.filter(({ hub }) => hub === 'outsourcer').length / own.length;
  };
  // Nobody waits longer than ten minutes for a percentage, so that it is not kept to the point.
  expect(outsourced('2019-04-09', '2019-04-20')).toBeGreaterThan(outsourced('2019-03-12', '2019-03-18') + 0.1);
  const cardByJunior = mails.find(({ agent, customer }) => agent?.startsWith('juniors') && customer.demand.name === 'card');
  expect(cardByJunior?.atMs ?? 0).toBeGreaterThan(Date.parse('2019-03-25'));

  const booked = eventsOf(events, 'slot.booked');
  const premium = lives.filter(({ customer }) => customer.demand.name === 'premium');
  expect(booked.length).toBe(premium.length);
  for (const { atMs, customer, outcome } of premium.filter((life) => life.outcome === 'answered')) {
    const slot = booked.find(({ contact }) => contact === customer.id);
    expect(atMs, outcome).toBeGreaterThanOrEqual(slot?.fromMs ?? Number.POSITIVE_INFINITY);
  }
});

test('R6: requests are handled in two hours: a week of the whole, the outsourcer not yet in', { timeout: 60_000 }, async () => {
  const { parts } = await played(firstDays(await trialOf('lydia'), 5));
  for (const queue of ['checks', 'mail']) {
    const own = parts.filter(({ customer }) => customer.demand.queue === queue);
    expect(own.length).toBeGreaterThan(1_000);
    expect(own.filter(({ withinTarget }) => withinTarget).length / own.length, queue).toBeGreaterThan(0.93);
  }
});

test('R11: a bot has every chat first and none again, people take what it hands on, and nobody is on hold for more than five minutes', {
  timeout: 60_000,
}, async () => {
  const trial = scaleTrial(firstDays(await trialOf('self-care'), 1), 0.5);
  const { lives, events } = await played(trial);
  const accepted = eventsOf(events, 'offer.accepted').filter(({ queue }) => queue === 'chat');
  const byContact = new Map<string, string[]>();
  for (const { contact, agent } of accepted) byContact.set(contact, [...(byContact.get(contact) ?? []), agent]);
  const chats = lives.filter(({ customer }) => customer.demand.queue === 'chat');
  expect(chats.length).toBeGreaterThan(400);
  for (const { customer, agent } of chats) {
    const [first, ...others] = byContact.get(customer.id) ?? [];
    expect([agent, first]).toEqual(['helper', 'helper']);
    expect(others).not.toContain('helper');
  }
  const taken = [...byContact.values()].filter(({ length }) => length > 1);
  const handedOff = eventsOf(events, 'contact.handed-off');
  expect(taken.length).toBeGreaterThan(100);
  expect(taken.length).toBeLessThanOrEqual(handedOff.length);
  expect(handedOff.length).toBeLessThan(0.45 * chats.length);

  const onHold = lives.filter(({ customer, outcome }) => customer.demand.queue === 'calls' && outcome === 'abandoned');
  expect(Math.max(0, ...onHold.map(({ waitedMs }) => waitedMs))).toBeLessThanOrEqual(300_000);
  const promised = eventsOf(events, 'contact.callback-requested');
  expect(promised.length).toBeGreaterThan(0);
  expect(new Set(promised.map(({ because }) => because))).toEqual(new Set(['max-wait']));
});

test('R8: whoever is called on a signal is dialled after one only, and after three failed attempts in the second trial', async () => {
  const { lives, events } = await played(scaleTrial(await trialOf('activity'), 0.06));
  const signalled = new Set<string>();
  const attempts = new Map<string, number>();
  let onSignal = 0;
  for (const event of events) {
    if (event.type === 'contact.returned' && event.because === 'signal') signalled.add(event.contact);
    if (event.type !== 'contact.dialled') continue;
    const before = attempts.get(event.contact) ?? 0;
    attempts.set(event.contact, before + 1);
    const needs = event.queue === 'on-signal' || (event.queue === 'after-three' && before >= 3);
    if (needs) {
      expect(signalled.has(event.contact), event.contact).toBe(true);
      onSignal++;
    } else expect(signalled.has(event.contact), event.contact).toBe(false);
    signalled.delete(event.contact);
  }
  expect(onSignal).toBeGreaterThan(50);
  const reachedOf = (queue: string): number => {
    const own = lives.filter(({ customer }) => customer.demand.queue === queue);
    return own.filter(({ outcome }) => outcome === 'answered').length / own.reduce((sum, { dialled }) => sum + dialled, 0);
  };
  expect(reachedOf('on-signal')).toBeGreaterThan(2 * reachedOf('usual'));
  expect(reachedOf('after-three')).toBeGreaterThan(reachedOf('usual'));
  expect(eventsOf(events, 'contact.dialled').length).toBe(lives.reduce((sum, { dialled }) => sum + dialled, 0));
});

test('R14: no emergency call is lost or behind anything else, signals are set aside for it, and at night Bucharest answers for all', {
  timeout: 60_000,
}, async () => {
  const trial = scaleTrial(firstDays(await trialOf('connected-vehicle'), 1), 0.4);
  const { lives, events } = await played(trial);
  const emergencies = lives.filter(({ customer }) => customer.demand.queue === 'emergency');
  expect(emergencies.length).toBeGreaterThan(35);
  expect(new Set(emergencies.map(({ outcome }) => outcome))).toEqual(new Set(['answered']));
  // Dortmund's day is over at 20:15, Rabat's at 20:00 and Lisbon's at 22:00, which is 23:00 in Berlin.
  const byNight = emergencies.filter(({ atMs }) => new Date(atMs).getUTCHours() < 5);
  expect(new Set(byNight.map(({ hub }) => hub))).toEqual(new Set(['bucharest']));

  /** Calls nobody has been offered. Bucharest is at home in every language, so all who are there may be asked from the first second on. */
  const waiting = new Set<string>();
  const before: string[] = [];
  let others = 0;
  for (const event of events) {
    if (event.type === 'contact.queued' && event.queue === 'emergency') waiting.add(event.contact);
    if (event.type !== 'offer.made') continue;
    waiting.delete(event.contact);
    if (event.queue === 'emergency' || event.hub !== 'bucharest') continue;
    others++;
    if (waiting.size > 0) before.push(`${event.agent} is offered ${event.contact} before ${[...waiting].join(', ')}`);
  }
  expect(before).toEqual([]);
  expect(others).toBeGreaterThan(200);
  expect(eventsOf(events, 'assignment.suspended').length).toBeGreaterThan(3);
});
