/** Virtual time runs in one order, that of (instant, order of asking), and carries a real router from deadline to deadline. */
import { definePlan, defineRoster, openRouter } from '@signalbox/engine';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs, seed } from '../../scripts/testing/runs.js';
import { openAgenda, runAgenda, virtualClock } from './index.js';

const instant = fc.integer({ min: 0, max: 20 });
/** A few entries at few instants, some taken back: ties are the rule. */
const entries = fc.array(
  fc.record({ atMs: instant, kind: fc.integer({ min: 0, max: 1 }), key: fc.constantFrom('a', 'b'), taken: fc.boolean() }),
  {
    maxLength: 60,
  },
);

describe('the order of time', () => {
  const numRuns = runs('simulations/time order', { fast: 300, nightly: 20_000 });

  test('alarms ring by (instant, order of asking), each at its own instant, and none that was taken back', () => {
    fc.assert(
      fc.property(entries, fc.array(instant, { minLength: 1, maxLength: 5 }), (asked, moves) => {
        const clock = virtualClock();
        const rung: [number, number][] = [];
        const takeBack = asked.map(({ atMs }, i) => clock.wakeAt(atMs, () => rung.push([clock.nowMs(), i])));
        for (const [i, { taken }] of asked.entries()) if (taken) takeBack[i]?.();
        for (const atMs of moves) clock.moveTo(atMs);
        const endMs = Math.max(...moves);
        const expected = asked
          .map(({ atMs, taken }, i) => ({ atMs, taken, i }))
          .filter(({ atMs, taken }) => !taken && atMs <= endMs)
          .sort((a, b) => a.atMs - b.atMs || a.i - b.i)
          .map(({ atMs, i }) => [atMs, i]);
        expect(rung).toEqual(expected);
        expect(clock.nowMs()).toBe(endMs);
      }),
      { numRuns, seed },
    );
  });

  test('appointments are taken by (instant, kind, key, order of entry), also while others are entered and taken back', () => {
    fc.assert(
      fc.property(entries, fc.integer({ min: 0, max: 60 }), (planned, early) => {
        const agenda = openAgenda();
        const taken: number[] = [];
        const takeBack = planned.map(({ atMs, kind, key }, i) => agenda.add({ atMs, kind, key, act: () => void taken.push(i) }));
        const first = Math.min(early, planned.length);
        for (let i = 0; i < first; i++) agenda.take()?.act();
        const before = new Set(taken);
        for (const [i, { taken: back }] of planned.entries()) if (back) takeBack[i]?.();
        for (let next = agenda.take(); next !== undefined; next = agenda.take()) next.act();
        const order = planned
          .map((one, i) => ({ ...one, i }))
          .sort((a, b) => a.atMs - b.atMs || a.kind - b.kind || (a.key < b.key ? -1 : a.key > b.key ? 1 : a.i - b.i));
        expect(taken).toEqual(order.filter(({ i, taken: back }) => before.has(i) || !back).map(({ i }) => i));
        expect(agenda.size).toBe(0);
      }),
      { numRuns, seed },
    );
  });
});

test('whoever is woken may ask again within the same move, and time never runs backwards', () => {
  const clock = virtualClock(1_000);
  const seen: number[] = [];
  const again = (): void => {
    seen.push(clock.nowMs());
    if (seen.length < 3) clock.wakeAt(clock.nowMs() + 10, again);
  };
  clock.wakeAt(500, again);
  expect(clock.nextWakeMs).toBe(500);
  clock.moveTo(2_000);
  clock.moveTo(100);
  expect(seen).toEqual([1_000, 1_010, 1_020]);
  expect(clock.nowMs()).toBe(2_000);
  expect(clock.nextWakeMs).toBeNull();
});

describe('a run', () => {
  test('is over at its end with everything due by then done, alarms before appointments of the same instant', () => {
    const clock = virtualClock();
    const agenda = openAgenda();
    const seen: string[] = [];
    agenda.add({ atMs: 10, act: () => void seen.push('appointment at 10') });
    agenda.add({ atMs: 11, act: () => void seen.push('appointment at 11') });
    clock.wakeAt(10, () => seen.push('alarm at 10'));
    expect(runAgenda({ clock, agenda, toMs: 10 })).toBeUndefined();
    expect(seen).toEqual(['alarm at 10', 'appointment at 10']);
    expect(clock.nowMs()).toBe(10);
    expect(agenda.size).toBe(1);
  });

  test('waits for each promise before time moves on', async () => {
    const clock = virtualClock();
    const agenda = openAgenda();
    const seen: string[] = [];
    const later = (words: string) => async () => {
      await new Promise(setImmediate);
      seen.push(`${words} at ${clock.nowMs()}`);
    };
    for (const atMs of [5, 7]) agenda.add({ atMs, act: later('acted') });
    clock.wakeAt(6, () => seen.push('woken at 6'));
    await runAgenda({ clock, agenda, settle: later('settled') });
    expect(seen).toEqual(['acted at 5', 'settled at 5', 'woken at 6', 'settled at 6', 'acted at 7', 'settled at 7']);
  });

  test('fires the deadlines of a real router at their instant: an offer that nobody takes expires, and goes out again', async () => {
    const plan = definePlan({
      plan: 'shop',
      hubs: { hall: { kind: 'monolingual', country: 'IE', zone: 'Europe/Dublin', languages: ['en'] } },
      queues: { care: { channels: ['voice'], offer: { within: '15s', strikes: 9, reofferExpired: '30s' } } },
    });
    if (!plan.ok) throw new Error(plan.problems[0]?.message);
    const roster = defineRoster({ agents: { ana: { hub: 'hall' }, ben: { hub: 'hall' } } }, plan.plan);
    if (!roster.ok) throw new Error(roster.problems[0]?.message);
    const clock = virtualClock();
    const agenda = openAgenda();
    const router = await openRouter({ plan: plan.plan, roster: roster.roster, clock });
    const seen: string[] = [];
    router.subscribe(({ atMs, events }) => {
      for (const event of events)
        if (event.type === 'offer.made' || event.type === 'offer.expired') seen.push(`${atMs} ${event.type} ${event.agent}`);
    });
    const answers: boolean[] = [];
    for (const agent of ['ana', 'ben'])
      agenda.add({
        atMs: 0,
        act: () => {
          router.dispatch({ type: 'agent.connected', agent, connection: 'desk' }, null, ({ ok }) => answers.push(ok));
          router.dispatch({ type: 'agent.sign-in', agent }, null, ({ ok }) => answers.push(ok));
        },
      });
    agenda.add({
      atMs: 1_000,
      act: () =>
        router.dispatch({ type: 'contact.enqueue', contact: 'call-1', queue: 'care', channel: 'voice' }, null, ({ ok }) =>
          answers.push(ok),
        ),
    });
    expect(runAgenda({ clock, agenda, toMs: 31_000 })).toBeUndefined();
    expect(answers).toEqual([true, true, true, true, true]);
    expect(seen).toEqual([
      '1000 offer.made ana',
      '16000 offer.expired ana',
      '16000 offer.made ben',
      '31000 offer.expired ben',
      '31000 offer.made ana',
    ]);
    await router.close();
  });
});
