// Proves that whether, when and with what a customer comes back does not depend on who else does: two plans that are compared share these draws as well.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs, seed } from '../../scripts/testing/runs.js';
import { openStreams } from '../chance/index.js';
import { comingBack } from './coming-back.js';
import { type Customer, customers } from './customers.js';
import type { Demand, Manners } from './scenario.js';

const numRuns = runs('simulations/play coming back', { fast: 100, nightly: 5_000 });

const mean = (meanMs: number) => ({ kind: 'exponential', meanMs }) as const;
const FIRST: Demand = {
  name: 'calls',
  queue: 'calls',
  channel: 'voice',
  step: 1,
  handling: { kind: 'gamma', meanMs: 9_000, variation: 1 },
  patience: { kind: 'log-normal', meanMs: 8_000, variation: 1 },
  intervals: [{ fromMs: 0, toMs: 600_000, volume: 40 }],
  retry: { share: 0.6, after: mean(60_000), most: 3 },
  repeat: { share: 0.5, after: mean(90_000) },
  next: { demand: 'calls.step2', after: mean(30_000) },
};
const SECOND: Demand = {
  name: 'calls.step2',
  queue: 'desk',
  channel: 'email',
  step: 2,
  handling: mean(5_000),
  patience: mean(7_000),
  intervals: [],
  silence: { share: 0.5, lasts: mean(4_000) },
};
const MANNERS: Manners = { answer: { kind: 'gamma', meanMs: 3_000, variation: 0.5 }, missed: 0.3, declined: 0.2 };

type Turn = { readonly who: number; readonly how: 'tryAgain' | 'comeAgain' | 'goOn' };
const turns = fc.uniqueArray(fc.record({ who: fc.nat(29), how: fc.constantFrom('tryAgain', 'comeAgain', 'goOn') }), {
  selector: ({ who, how }) => `${who} ${how}`,
  minLength: 20,
  maxLength: 60,
});

/** What becomes of customers, asked in this order; a further attempt that is made is asked about its own. */
function asked(replication: number, order: readonly Turn[]): Map<string, Customer | null> {
  const streamOf = openStreams({ seed: 5, replication });
  const all = [...customers([FIRST, SECOND], streamOf, () => MANNERS)];
  const back = comingBack([FIRST, SECOND], streamOf, () => MANNERS);
  const told = new Map<string, Customer | null>();
  for (const { who, how } of order) {
    let one: Customer | null | undefined = all[who];
    while (one != null) {
      const before: Customer = one;
      one = back[how](before, before.arrivalMs);
      told.set(`${before.id} ${how}`, one);
    }
  }
  return told;
}

test('whoever comes back besides, and in whatever order, a customer comes back with the same', () => {
  const seen = { tryAgain: 0, comeAgain: 0, goOn: 0 };
  fc.assert(
    fc.property(fc.nat(9), turns, turns, (replication, one, other) => {
      const [first, second] = [asked(replication, one), asked(replication, other)];
      for (const [question, answer] of first) {
        if (!second.has(question)) continue;
        expect(second.get(question)).toEqual(answer);
        if (answer !== null) seen[question.split(' ')[1] as Turn['how']] += 1;
      }
    }),
    { numRuns, seed },
  );
  for (const how of ['tryAgain', 'comeAgain', 'goOn'] as const) expect([how, seen[how] > numRuns / 10]).toEqual([how, true]);
});

test('at whichever attempt a customer is served, they come again or not, as long after, and with the same', () => {
  const streamOf = openStreams({ seed: 5, replication: 0 });
  const back = comingBack([FIRST, SECOND], streamOf, () => MANNERS);
  let again = 0;
  let never = 0;
  for (const first of customers([FIRST, SECOND], streamOf, () => MANNERS)) {
    const second = back.tryAgain(first, first.arrivalMs);
    if (second === null) continue;
    const [early, late] = [back.comeAgain(first, 5_000), back.comeAgain(second, 5_000)];
    expect(late).toEqual(early);
    if (early === null) never++;
    else again++;
  }
  expect([again > 3, never > 3]).toEqual([true, true]);
});

test('the shares and means are those asked for', () => {
  const streamOf = openStreams({ seed: 5, replication: 0 });
  const many = [...customers([{ ...FIRST, intervals: [{ fromMs: 0, toMs: 600_000, volume: 20_000 }] }, SECOND], streamOf, () => MANNERS)];
  const back = comingBack([FIRST, SECOND], streamOf, () => MANNERS);
  const tried = many.map((one) => ({ one, again: back.tryAgain(one, one.arrivalMs) }));
  const again = tried.flatMap(({ again }) => again ?? []);
  // Within four standard errors.
  expect(Math.abs(again.length / many.length - 0.6)).toBeLessThan(4 * Math.sqrt((0.6 * 0.4) / many.length));
  const afterMs = tried.reduce((sum, { one, again }) => sum + (again === null ? 0 : again.arrivalMs - one.arrivalMs), 0);
  expect(Math.abs(afterMs / again.length / 60_000 - 1)).toBeLessThan(4 / Math.sqrt(again.length));
  const patienceMs = again.reduce((sum, one) => sum + (one.patienceMs ?? 0), 0) / again.length;
  expect(Math.abs(patienceMs / 8_000 - 1)).toBeLessThan(4 / Math.sqrt(again.length));
  const missed = again.filter(({ response }) => response.what === 'miss').length / again.length;
  expect(Math.abs(missed - MANNERS.missed)).toBeLessThan(4 * Math.sqrt((0.3 * 0.7) / again.length));
});
