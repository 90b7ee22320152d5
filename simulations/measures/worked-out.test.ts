/** Figures, intervals, verdicts and costs are those worked out by hand: each formula from counts that tell every other formula apart. */
import { expect, test } from 'vitest';
import { trialOf } from '../scenario/testing/trials.js';
import { CONTACT_FIGURES, STAFF_FIGURES } from './figures.js';
import { estimate, studentQuantile } from './interval.js';
import type { Measured } from './recorder.js';
import { costRatios, type Stated, type Summary, steadiness } from './summary.js';
import { add, type Cell, CONTACT_FIELDS, type ContactField, openTable, rowOf, STAFF_FIELDS, type StaffField } from './table.js';
import { nothingMeasured } from './testing/nothing-measured.js';
import { judge } from './verdicts.js';

/** Nobody plays it. */
const DEMAND = { calls: { queue: 'calls', channel: 'voice', perHour: 1, handling: '1m', patience: '1m' } };

const cell = <F extends string>(fields: readonly F[], counts: Partial<Record<F, number>>): Cell<F> =>
  Object.fromEntries(fields.map((field) => [field, counts[field] ?? 0])) as Cell<F>;

test('figures of customers', () => {
  const of = cell<ContactField>(CONTACT_FIELDS, {
    arrived: 1_000,
    answered: 800,
    abandoned: 150,
    shortAbandoned: 20,
    within: 600,
    goneWithin: 40,
    queued: 300,
    handled: 900,
    handedOn: 90,
    waitedMs: 5_000_000,
    waitedAnsweredMs: 2_400_000,
    talkMs: 81_000_000,
    wrapUpMs: 9_000_000,
    owned: 50,
    byOwner: 30,
    byDeputy: 10,
    handedIn: 70,
    handedInTaken: 60,
    waitedHandedInMs: 600_000,
    namedLanguage: 700,
    preferred: 630,
    laterRing: 80,
    ring: 120,
    dialled: 3_200,
    reached: 640,
    rejected: 50,
    foundClosed: 20,
  });
  const figures = Object.fromEntries(Object.entries(CONTACT_FIGURES).map(([name, figure]) => [name, figure.of(of)]));
  expect(figures).toMatchObject({
    serviceLevel: 0.6,
    serviceLevelWithoutShort: 600 / 960,
    serviceLevelEnded: 600 / 950,
    serviceLevelAnswered: 0.75,
    serviceLevelOpen: 600 / 980,
    waitsWithin: 0.64,
    abandonment: 0.15,
    asaMs: 3_000,
    meanWaitMs: 5_000,
    queuedShare: 0.3,
    ahtMs: 100_000,
    transfers: 0.1,
    handedInWaitMs: 10_000,
    byOwner: 0.6,
    byDeputy: 0.2,
    preferredLanguage: 0.9,
    laterRing: 0.1,
    meanRing: 0.15,
    reachability: 0.2,
  });
});

test('figures of agents', () => {
  const hours = (count: number): number => count * 3_600_000;
  const of = cell<StaffField>(STAFF_FIELDS, {
    answered: 80,
    handled: 100,
    talkMs: 9_000_000,
    wrapUpMs: 1_000_000,
    occupiedMs: hours(6),
    readyMs: hours(2),
    staffedMs: hours(9),
    scheduledMs: hours(12),
    paidMs: hours(10),
    netMs: hours(9),
    requiredMs: hours(4),
    coveringMs: hours(7),
    cost: 500,
  });
  const figures = Object.fromEntries(Object.entries(STAFF_FIGURES).map(([name, figure]) => [name, figure.of(of)]));
  expect(figures).toMatchObject({
    ahtMs: 100_000,
    occupancy: 0.75,
    shrinkage: 0.25,
    overHours: 3,
    productivity: 10,
    staffedHours: 9,
    cost: 500,
  });
});

test('an interval is Student’s: as his table has it, over the root of the number of replications', () => {
  // Two-sided 95 %, from the tables of the t distribution.
  for (const [freedom, quantile] of [
    [1, 12.7062],
    [2, 4.3027],
    [5, 2.5706],
    [10, 2.2281],
    [19, 2.093],
    [30, 2.0423],
  ] as const)
    expect(studentQuantile(0.975, freedom)).toBeCloseTo(quantile, 3);
  const { mean, halfWidth } = estimate([1, 2, 3, 4], 0.95);
  expect(mean).toBe(2.5);
  expect(halfWidth).toBeCloseTo((3.182446 * Math.sqrt(5 / 3)) / 2, 5);
});

/** A replication in which of ten customers an interval so many were answered in time; and what its agents cost. */
function replication(within: readonly number[], { answered = 0, repeated = 0, cost = 0 } = {}): Measured {
  const contacts = openTable(CONTACT_FIELDS, within.length);
  const staff = openTable(STAFF_FIELDS, within.length);
  const rows = [rowOf(contacts, 'all', 'all')];
  for (const [interval, count] of within.entries()) {
    add(contacts, rows, interval, 'arrived', 10);
    add(contacts, rows, interval, 'within', count);
  }
  add(contacts, rows, 0, 'answered', answered);
  add(contacts, rows, 0, 'repeated', repeated);
  add(staff, [rowOf(staff, 'all', 'all')], 0, 'cost', cost);
  return { ...nothingMeasured(), contacts, staff };
}

test('cost is per contact answered, and per contact that did not come again', () => {
  const measured = [replication([0], { answered: 50, repeated: 10, cost: 1_000 }), replication([0], { cost: 1_000 })];
  expect(costRatios(measured)).toEqual({ costPerContact: [20, Number.NaN], costPerResolved: [25, Number.NaN] });
});

test('an interval exactly on target is on target; one day in ten was worse than P10', () => {
  const trial = trialOf({ demand: DEMAND, horizon: { start: '2026-04-11', for: '20d', interval: '12h' } });
  // Twenty days: the first two at 10 %, one at 40 %, all others at 80 %, half an interval each above and below.
  const within = [1, 1, 1, 1, 4, 4, ...Array.from({ length: 17 }, () => [8, 8]).flat()];
  const { intervalsOnTarget, daysP10, days } = steadiness([replication(within)], trial, 0.8);
  expect(intervalsOnTarget.mean).toBe(34 / 40);
  expect(daysP10).toBe(0.4);
  expect(days).toBe(20);
  const few = trialOf({ demand: DEMAND, horizon: { start: '2026-04-11', for: '9d', interval: '12h' } });
  // Of nine days the worst: there is no tenth.
  expect(steadiness([replication(within.slice(0, 18))], few, 0.8)).toMatchObject({ daysP10: 0.1, days: 9 });
});

test('a target is met or missed where the whole interval is on that side, and open where it is not', () => {
  const trial = trialOf({ demand: DEMAND, targets: [{ serviceLevel: '80%', within: '20s', abandoned: '5%' }] });
  const verdicts = (serviceLevel: readonly [number, number], abandonment: readonly [number, number]) => {
    const said = ([mean, halfWidth]: readonly [number, number]): Stated => ({ mean, halfWidth, count: 5 });
    const figures = { serviceLevel: said(serviceLevel), abandonment: said(abandonment) };
    const summary = { contacts: [{ by: 'all', key: 'all', figures }], staff: [] } as unknown as Summary;
    return judge(trial, summary, []).map(({ verdict }) => verdict);
  };
  expect(verdicts([0.85, 0.04], [0.03, 0.01])).toEqual(['met', 'met']);
  expect(verdicts([0.85, 0.06], [0.03, 0.03])).toEqual(['open', 'open']);
  expect(verdicts([0.75, 0.04], [0.07, 0.01])).toEqual(['missed', 'missed']);
  expect(verdicts([0.75, 0.06], [0.07, 0.03])).toEqual(['open', 'open']);
});
