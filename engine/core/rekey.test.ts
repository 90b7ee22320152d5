// A new plan leaves everybody in their place, or puts them where it says: as one event that carries the places, and nothing else moves.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs, seed } from '../../scripts/testing/runs.js';
import type { CompiledCalendar } from '../domain/calendar.js';
import type { Plan } from '../domain/plan.js';
import type { RoutingPolicy } from '../domain/policy.js';
import { playScript } from '../testing/box.js';
import { anyScript } from '../testing/moves.js';
import { plainJournal } from '../testing/plain-journal.js';
import type { Setting } from '../testing/plans.js';
import { scene } from '../testing/scene.js';
import { company } from '../testing/small.js';
import { violations } from './invariants.js';
import { placeOf } from './place.js';
import type { LiveContact, RouterState } from './state/state.js';
import { policyOf, routedBy } from './subject.js';

/** Two queues whose targets, bands and priority point the next plan may change. */
const setting = (help: object, care: object = {}, plan: object = {}) =>
  company({ agents: { ana: {} }, help: { wrapUpMax: 0, ...help }, queues: { care: { channels: ['voice'], wrapUpMax: 0, ...care } }, plan });

describe('a new plan', () => {
  const order = async (rekey: 'keep' | 'recompute'): Promise<readonly string[]> => {
    const play = await scene(setting({ target: { within: '10m' } }, { target: { within: '20m' } }));
    await play.arrives('first');
    await play.arrives('second', { queue: 'care' });
    await play.send({ type: 'plan.publish', ...setting({ target: { within: '20m' } }, { target: { within: '10m' } }), rekey });
    return [...play.box.state.waiting].map(({ contact }) => contact);
  };

  test('keeps the order of who waits, unless it says otherwise', async () => {
    expect(await order('keep')).toEqual(['first', 'second']);
    expect(await order('recompute')).toEqual(['second', 'first']);
  });

  test('gives the band of the queue to who had the old one, and not to who was given another', async () => {
    const play = await scene(setting({ band: 2 }));
    await play.arrives('usual');
    await play.arrives('chosen', { band: 1 });
    await play.send({ type: 'plan.publish', ...setting({ band: 0 }), rekey: 'recompute' });
    expect([...play.box.state.contacts.values()].map(({ contact, band }) => [contact, band])).toEqual([
      ['usual', 0],
      ['chosen', 1],
    ]);
    expect(play.told()).toContain('ALARM: usual');
    expect(violations(play.box.state)).toEqual([]);
  });

  test('weighs the priority a contact has by the new point', async () => {
    const play = await scene(setting({}, {}, { priorityPoint: '1s' }));
    await play.arrives('first');
    play.at(10);
    await play.arrives('dear', { priority: 5 });
    expect([...play.box.state.waiting].map(({ contact }) => contact)).toEqual(['first', 'dear']);
    await play.send({ type: 'plan.publish', ...setting({}, {}, { priorityPoint: '5s' }), rekey: 'recompute' });
    expect([...play.box.state.waiting].map(({ contact }) => contact)).toEqual(['dear', 'first']);
  });

  test('F14 resets no ring time: the next ring opens at the instant it would have', async () => {
    const steps = [{ hubs: ['lisbon'] }, { after: '30s', hubs: 'any' as const }];
    const play = await scene(setting({ steps, target: { within: '10m' } }));
    await play.ready('ana');
    await play.arrives('one');
    play.at(20);
    await play.send({ type: 'plan.publish', ...setting({ steps, target: { within: '1m' } }), rekey: 'recompute' });
    play.at(29);
    expect(play.told()).toEqual(['one waits']);
    play.at(30);
    expect(play.told()).toEqual(['ring 1 opens for one', 'one is offered to ana']);
  });

  test('tells a target anew that comes later than the one that was told of', async () => {
    const play = await scene(setting({ target: { within: '10s', risk: '50%' } }));
    await play.arrives('one');
    play.at(6);
    expect(play.told()).toEqual(['one waits', 'the target of one is at risk']);
    await play.send({ type: 'plan.publish', ...setting({ target: { within: '20s', risk: '50%' } }), rekey: 'recompute' });
    play.at(10);
    expect(play.told()).toEqual(['the target of one is at risk']);
  });
});

/** The band the campaign gives, else the queue. */
const usualBand = (plan: Plan | null, { outbound }: LiveContact, policy: RoutingPolicy | undefined): number | undefined =>
  plan?.campaigns.find(({ id }) => id === outbound?.campaign)?.band ?? policy?.band;

/** What a new plan must leave alone, whatever it does to places. */
const past = ({ ordinal, rankFromMs, priority, visit, visitAtMs, enteredClockMs, enteredAtMs, requirement }: LiveContact) => ({
  ordinal,
  rankFromMs,
  priority,
  visit,
  visitAtMs,
  enteredClockMs,
  enteredAtMs,
  requirement,
});

/** The plan in force with other bands, targets and another priority point. */
function altered(state: Readonly<RouterState>, { band, laterMs, pointMs }: { band: number; laterMs: number; pointMs: number }): Setting {
  const plan = state.plan as Plan;
  const other = (policy: RoutingPolicy): RoutingPolicy => ({
    ...policy,
    band: (policy.band + band) % 4,
    target: { ...policy.target, withinMs: policy.target.withinMs + laterMs },
  });
  const queues = plan.queues.map((queue) => ({
    ...queue,
    policies: Object.fromEntries(Object.entries(queue.policies).map(([channel, policy]) => [channel, other(policy)])),
  }));
  const agents = state.agentsInOrder.filter(({ inRoster }) => inRoster).map(({ rosterProfile }) => rosterProfile);
  const shifts = agents.flatMap(({ shift }) => (shift === null ? [] : [[shift, plan.calendars[shift] as CompiledCalendar]]));
  return { plan: { ...plan, pointMs, queues }, roster: { agents, shifts: Object.fromEntries(shifts) } };
}

const anyAlteration = fc.record({
  band: fc.constantFrom(0, 0, 1, 2),
  laterMs: fc.integer({ min: 0, max: 120_000 }),
  pointMs: fc.integer({ min: 0, max: 90_000 }),
});

// Recomputed, everybody stands where a newcomer of the same instant, band and priority would; kept, where they stood. Nothing else moves.
test('places are those of the new plan, or those there were, and the past stays', async () => {
  const numRuns = runs('re-keying', { fast: 75, nightly: 5_000 });
  let moved = 0;
  await fc.assert(
    fc.asyncProperty(
      anyScript({ beatsMax: 40 }),
      anyAlteration,
      fc.constantFrom('keep', 'recompute'),
      async (script, alteration, rekey) => {
        const box = await playScript(script, { journal: plainJournal() });
        await box.send({ type: 'clock.tick' });
        const before = new Map([...box.state.contacts.values()].map((contact) => [contact.ordinal, structuredClone(contact)]));
        const bands = new Map(
          [...before].map(([ordinal, contact]) => [ordinal, usualBand(box.state.plan, contact, policyOf(box.state, contact))]),
        );
        const next = altered(box.state, alteration);
        const { answer, records } = await box.send({ type: 'plan.publish', ...next, rekey });
        expect(answer).toMatchObject({ ok: true });
        const events = records.flatMap((record) => record.events);
        const raised = new Set(events.flatMap((event) => (event.type === 'ring.opened' ? [event.ordinal] : [])));
        for (const contact of box.state.contacts.values()) {
          const earlier = before.get(contact.ordinal) as LiveContact;
          // What is moved or taken by what follows from the new plan has another place for another reason.
          if (contact.queue !== earlier.queue || contact.visit !== earlier.visit) continue;
          expect(past(contact)).toEqual(past(earlier));
          expect(contact.openSteps).toEqual(expect.arrayContaining([...earlier.openSteps]));
          const { queue, policy } = routedBy(box.state, contact) as NonNullable<ReturnType<typeof routedBy>>;
          const { rankFromMs, priority } = contact;
          const chosen =
            earlier.band === bands.get(contact.ordinal) ? (usualBand(next.plan, contact, policy) ?? policy.band) : earlier.band;
          const is = rekey === 'recompute' ? placeOf(next.plan, queue, policy, { rankFromMs, band: chosen, priority }) : earlier;
          expect([contact.targetMs, contact.rankAtMs]).toEqual([is.targetMs, is.rankAtMs]);
          if (!raised.has(contact.ordinal)) expect(contact.band).toBe(is.band);
          if (contact.rankAtMs !== earlier.rankAtMs) moved++;
        }
        expect(violations(box.state)).toEqual([]);
      },
    ),
    { seed, numRuns },
  );
  expect(moved).toBeGreaterThan(numRuns);
});
