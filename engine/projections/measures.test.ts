// Proves that measures count what happened: against a history counted by hand, and by the identities that hold whatever happens.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs, seed } from '../../scripts/testing/runs.js';
import { applyRecord } from '../core/apply.js';
import { decodeState, encodeState } from '../core/state/canonical.js';
import { freshState } from '../core/state/state.js';
import { openRouter } from '../recover.js';
import type { ReleasedRecord } from '../router.js';
import type { StatisticsRow } from '../views.js';
import { noCounts } from './counts.js';
import { DIMENSIONS } from './dimensions.js';
import type { LedgerOptions } from './ledger.js';
import { startMeasures } from './measures.js';
import { act, live } from './testing/history.js';
import { morning, START_MS } from './testing/morning.js';

const QUARTER_MS = 15 * 60_000;

const measured = (records: readonly ReleasedRecord[], options: LedgerOptions = {}) => {
  const measures = startMeasures(options);
  for (const record of records) measures.take(record);
  return measures;
};

const row = (key: string, counts: Partial<StatisticsRow>): StatisticsRow => ({
  ...noCounts(),
  contacts: counts.arrived ?? 0,
  ...counts,
  key,
});
const s = (seconds: number): number => seconds * 1_000;

describe('a morning counted by hand', () => {
  test('a queue: contacts belong to the quarter they arrived in', async () => {
    const { records } = await morning();
    const calls = {
      arrived: 5,
      answered: 2,
      inHand: 1,
      abandoned: 2,
      shortAbandoned: 1,
      withdrawn: 1,
      answeredWithinTarget: 2,
      targetsMissed: 2,
      waitedMs: s(4 + 15),
      longestWaitMs: s(30),
      offers: 4,
      expired: 1,
      refused: 1,
      handled: 1,
      talkMs: s(80),
      holdMs: s(6),
      wrapUpMs: s(30),
    };
    const expected = [
      { fromMs: START_MS, ...row('calls', calls) },
      { fromMs: START_MS, ...row('chats', { arrived: 1, waiting: 1, targetsMissed: 1 }) },
    ];
    expect(measured(records, { intervalMs: QUARTER_MS }).rows('queue')).toEqual(expected);
  });

  test('agents and hubs: answers and time belong to the quarter they happened in', async () => {
    const { records } = await morning();
    const measures = measured(records, { intervalMs: QUARTER_MS });
    const early = {
      ana: {
        answered: 1,
        answeredWithinTarget: 1,
        waitedMs: s(4),
        longestWaitMs: s(4),
        offers: 2,
        handled: 1,
        talkMs: s(80),
        holdMs: s(6),
        wrapUpMs: s(30),
        staffedMs: s(900),
        occupiedMs: s(130 - 14),
        readyMs: s(900 - 116),
      },
      rui: { offers: 2, expired: 1, refused: 1, staffedMs: s(900), readyMs: s(900 - 45) },
    };
    const late = {
      ana: {
        answered: 1,
        inHand: 1,
        answeredWithinTarget: 1,
        waitedMs: s(15),
        longestWaitMs: s(15),
        staffedMs: s(100),
        readyMs: s(5),
        occupiedMs: s(95),
      },
      rui: { staffedMs: s(100), readyMs: s(100) },
    };
    expect(measures.rows('agent')).toEqual([
      { fromMs: START_MS, ...row('ana', early.ana) },
      { fromMs: START_MS, ...row('rui', early.rui) },
      { fromMs: START_MS + QUARTER_MS, ...row('ana', late.ana) },
      { fromMs: START_MS + QUARTER_MS, ...row('rui', late.rui) },
    ]);
    const lisbon = { ...early.ana, offers: 4, expired: 1, refused: 1, staffedMs: s(1_800), readyMs: s(784 + 855) };
    expect(measures.rows('hub')[0]).toEqual({ fromMs: START_MS, ...row('lisbon', lisbon) });
  });

  test('languages are those asked for first, and nothing counted is lost between the dimensions', async () => {
    const { records } = await morning();
    const measures = measured(records);
    const arrived = measures.view('language').rows.map(({ key, arrived: count }) => [key, count]);
    expect(arrived).toEqual([
      ['fr', 2],
      ['pl', 1],
      ['pt', 3],
    ]);
    expect(measures.view('tenant').rows.map(({ key, wrapUpMs, offers }) => [key, wrapUpMs, offers])).toEqual([['shop', s(30), 4]]);
  });

  test('a window keeps what is inside and cuts what reaches over its ends', async () => {
    const { records } = await morning();
    const measures = measured(records, { window: { fromMs: START_MS + s(25), untilMs: START_MS + s(120) } });
    expect(measures.view('queue').rows).toEqual([
      row('calls', {
        arrived: 2,
        abandoned: 1,
        withdrawn: 1,
        targetsMissed: 2,
        longestWaitMs: s(30),
        offers: 1,
        expired: 1,
        handled: 1,
        talkMs: s(80),
        holdMs: s(6),
      }),
    ]);
    const times = measures.view('agent').rows.map(({ key, staffedMs, readyMs, occupiedMs }) => ({ key, staffedMs, readyMs, occupiedMs }));
    expect(times).toEqual([
      { key: 'ana', staffedMs: s(95), readyMs: 0, occupiedMs: s(95) },
      { key: 'rui', staffedMs: s(95), readyMs: s(50), occupiedMs: 0 },
    ]);
  });
});

test('notReady counts as occupied for the reasons of the plan that say so, and an outage is nobody’s time', () => {
  const about = { agent: 'ana', hub: 'lisbon', tenants: ['shop'] };
  const measures = startMeasures();
  const reason = (id: string, countsAsOccupied: boolean) => ({ id, paid: true, countsAsOccupied, maxMs: null });
  const plan = { presenceReasons: [reason('training', true), reason('lunch', false)] };
  measures.take({ atMs: 0, events: [{ type: 'plan.published', planVersion: 1, plan, roster: { agents: [] } } as never] });
  measures.take({ atMs: 0, events: [{ type: 'agent.signed-in', ...about }] });
  measures.take({
    atMs: 1_000,
    events: [{ type: 'agent.not-ready', ...about, reason: 'training', because: 'agent', backOffUntilMs: null }],
  });
  measures.take({ atMs: 4_000, events: [{ type: 'agent.not-ready', ...about, reason: 'lunch', because: 'agent', backOffUntilMs: null }] });
  measures.take({ atMs: 9_000, events: [{ type: 'agent.ready', ...about, channels: null, because: 'agent' }] });
  const resumed = { type: 'router.resumed', downMs: 50_000, codeVersion: '', rules: 1, tableDigests: {}, tzdata: '' } as const;
  measures.take({ atMs: 60_000, events: [resumed] });
  measures.take({ atMs: 61_000, events: [{ type: 'agent.signed-out', ...about, because: 'agent', by: null }] });
  const times = { staffedMs: 11_000, occupiedMs: 3_000, readyMs: 2_000 };
  expect(measures.view('agent').rows).toEqual([row('ana', times)]);
  expect(measures.view('hub').rows).toEqual([row('lisbon', times)]);
});

test('who has signed out with work in hand is there, and occupied, until it is over', () => {
  const about = { agent: 'ana', hub: 'lisbon', tenants: ['shop'] };
  const measures = startMeasures();
  const news: readonly (readonly [number, object])[] = [
    [0, { type: 'agent.signed-in', ...about }],
    [1_000, { type: 'agent.ready', ...about, channels: null, because: 'agent' }],
    [3_000, { type: 'offer.accepted', ...about, offer: 'o1', contact: 'c1', queue: 'calls', channel: 'voice', waitedMs: 0 }],
    [5_000, { type: 'agent.signed-out', ...about, because: 'agent', by: null }],
    [9_000, { type: 'wrap-up.finished', ...about, offer: 'o1', contact: 'c1', queue: 'calls', channel: 'voice', wrapUpMs: 0 }],
  ];
  for (const [atMs, event] of news) measures.take({ atMs, events: [event as never] });
  measures.take({ atMs: 20_000, events: [] });
  expect(measures.view('agent').rows).toMatchObject([{ key: 'ana', staffedMs: 9_000, readyMs: 2_000, occupiedMs: 6_000 }]);
});

const sum = (rows: readonly StatisticsRow[], name: Exclude<keyof StatisticsRow, 'key'>): number =>
  rows.reduce((total, one) => total + one[name], 0);

// In every row arrived = answered + abandoned + withdrawn + rejected + waiting; intervals add up to the whole; offers end in one of six ways.
test('the identities of accounting hold whatever happens', async () => {
  const numRuns = runs('measures: identities of accounting', { fast: 60, nightly: 3_000 });
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 60 }), async (acts) => {
      const { router, records } = await live(acts);
      const overview = await router.ask({ type: 'overview', tenants: null });
      if (!overview.ok) throw new Error(overview.rejection.message);
      const whole = measured(records);
      const quarters = measured(records, { intervalMs: QUARTER_MS });
      for (const by of ['queue', 'channel', 'tenant', 'language'] as const) {
        for (const one of quarters.rows(by)) {
          expect(one.arrived).toBe(one.answered + one.abandoned + one.withdrawn + one.rejected + one.waiting);
          for (const count of Object.values(one)) expect(typeof count === 'string' || count >= 0).toBe(true);
        }
        const { rows } = whole.view(by);
        expect(sum(rows, 'waiting')).toBe(overview.view.queues.reduce((total, { waiting, offered }) => total + waiting + offered, 0));
        expect(sum(rows, 'inHand')).toBe(overview.view.queues.reduce((total, { inHand }) => total + inHand, 0));
        expect(sum(rows, 'answered')).toBe(sum(rows, 'handled') + sum(rows, 'inHand'));
      }
      const liveOffers = overview.view.agents.flatMap(({ work }) => work).filter(({ state }) => state === 'live').length;
      for (const by of DIMENSIONS) {
        const { rows } = whole.view(by);
        const ended = sum(rows, 'answered') + sum(rows, 'expired') + sum(rows, 'refused') + sum(rows, 'failed') + sum(rows, 'revoked');
        expect(sum(rows, 'offers')).toBe(ended + liveOffers);
        expect(quarters.view(by)).toEqual(whole.view(by));
        for (const one of rows) expect(one.readyMs + one.occupiedMs).toBeLessThanOrEqual(one.staffedMs);
      }
    }),
    { numRuns, seed },
  );
});

// Measures begun with the state at any record end with the same contacts waiting and in hand, under the same keys, as measures of it all.
test('measures begun with a snapshot keep their accounts', async () => {
  const numRuns = runs('measures: begun with a snapshot', { fast: 40, nightly: 1_000 });
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 40 }), fc.nat(100), async (acts, cutPercent) => {
      const { records } = await live(acts);
      const cut = Math.floor((records.length * cutPercent) / 100);
      const state = freshState();
      const command = { type: 'clock.tick' } as const;
      for (const record of records.slice(0, cut)) applyRecord(state, { ...record, epoch: 1, by: null, command });
      const begun = startMeasures();
      begun.begin(decodeState(encodeState(state)));
      for (const record of records.slice(cut)) begun.take(record);
      const whole = measured(records);
      for (const by of ['queue', 'language', 'channel', 'tenant'] as const) {
        const open = (rows: readonly StatisticsRow[]) =>
          rows.filter((one) => one.waiting + one.inHand > 0).map(({ key, waiting, inHand }) => ({ key, waiting, inHand }));
        expect(open(begun.view(by).rows)).toEqual(open(whole.view(by).rows));
        for (const one of begun.view(by).rows)
          expect(one.arrived).toBe(one.answered + one.abandoned + one.withdrawn + one.rejected + one.waiting);
      }
    }),
    { numRuns, seed },
  );
});

// A router opened without statistics says so when it is asked for them, and routes as ever.
test('a router may keep none', async () => {
  const router = await openRouter({ statistics: false });
  const answer = await router.ask({ type: 'statistics', by: 'queue' });
  expect(answer).toMatchObject({ ok: false, rejection: { code: 'STATISTICS_NOT_KEPT' } });
  expect(await router.ask({ type: 'overview' })).toMatchObject({ ok: true });
  await router.close();
});
