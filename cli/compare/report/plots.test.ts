// Proves that a comparison's plots can be read: what each bar is about stands left of it in full, a scenario has one colour, and a closed queue leaves a gap.
import { add, CONTACT_FIELDS, type Measured, openTable, rowOf, STAFF_FIELDS } from '@signalbox/simulations/measures';
import { expect, test } from 'vitest';
import { comparedOf } from '../compared.js';
import { dayPlot, differencePlot, occupancyOver, serviceLevelOver } from './plots.js';

const HOUR_MS = 3_600_000;
const startMs = Date.UTC(2026, 2, 11);
const QUEUE = 'a-queue-with-a-rather-long-name';

/** Three hours: calls answered and agents at work; the queue closed and one agent still at the last call; nothing. */
function measured(within: number): Measured {
  const contacts = openTable(CONTACT_FIELDS, 3);
  const staff = openTable(STAFF_FIELDS, 3);
  const callers = [rowOf(contacts, 'all', 'all'), rowOf(contacts, 'queue', QUEUE)];
  add(contacts, callers, 0, 'arrived', 10);
  add(contacts, callers, 0, 'answered', 10);
  add(contacts, callers, 0, 'within', within);
  for (const field of ['arrived', 'rejected', 'foundClosed'] as const) add(contacts, callers, 1, field, 10);
  const agents = [rowOf(staff, 'all', 'all')];
  for (const field of ['scheduledMs', 'readyMs', 'occupiedMs'] as const) add(staff, agents, 0, field, HOUR_MS);
  add(staff, agents, 1, 'occupiedMs', HOUR_MS / 2);
  return {
    contacts,
    staff,
    waits: new Map(),
    handedInWaits: new Map(),
    perAgent: new Map(),
    languages: new Map(),
    flows: new Map(),
  } as unknown as Measured;
}
const trial = (name: string) => ({
  name,
  targets: [],
  costs: { currency: 'EUR' },
  zone: 'UTC',
  countFromMs: startMs,
  toMs: startMs + 3 * HOUR_MS,
  intervalMs: HOUR_MS,
});
const compared = comparedOf(
  ['today', 'one-more', 'two-more'].map((name, place) => ({
    file: `${name}.yaml`,
    trial: trial(name),
    replications: [{ measured: measured(6 + place) }],
  })) as unknown as Parameters<typeof comparedOf>[0],
  { seed: 1, antithetic: false },
);

test.each([1, 2])('what each bar is about stands left of it, in full, with %i scenarios beside the first', (count) => {
  const svg = differencePlot(
    { ...compared, alternatives: compared.alternatives.slice(0, count) },
    'contacts',
    'serviceLevel',
    'Service level',
  );
  const [, right = '', name = ''] = /text-anchor="end"[^>]*>.*?translate\(([\d.]+),[\d.]+\)"[^>]*>(queue [^<]+)</s.exec(svg) ?? [];
  expect(name).toBe(`queue ${QUEUE}`);
  // Seven pixels a letter, of a font of twelve.
  expect(Number(right)).toBeGreaterThan(name.length * 7);
});

test('a scenario has the same colour in all plots of the page', () => {
  const swatches = /swatch"><svg fill="([^"]+)"[^>]*><rect[^>]*><\/svg>([^<]+)</g;
  const colours = (svg: string) => Object.fromEntries([...svg.matchAll(swatches)].map(([, fill, name]) => [name, fill]));
  const overDay = colours(dayPlot(compared, 'service level', serviceLevelOver));
  const { 'one-more': one, 'two-more': two } = overDay;
  expect(Object.keys(overDay)).toEqual(['today', 'one-more', 'two-more']);
  expect(colours(differencePlot(compared, 'contacts', 'serviceLevel', 'Service level'))).toEqual({ 'one-more': one, 'two-more': two });
});

test('lines end where the queue closes and where no shift is, as in the page of a simulation', () => {
  for (const over of [serviceLevelOver, occupancyOver]) {
    const values = over(compared.base);
    const at = (interval: number) =>
      values({ at: new Date(startMs), date: '2026-03-11', minute: 0, spanMs: HOUR_MS, intervals: [interval] });
    expect([typeof at(0), at(1), at(2)]).toEqual(['number', null, null]);
  }
});

/** Calls and letters, answered after this many seconds. */
function answeredAfter(seconds: number): Measured {
  const contacts = openTable(CONTACT_FIELDS, 3);
  for (const [channel, waitedMs] of [
    ['voice', seconds * 1_000],
    ['email', seconds * 3_600_000],
  ] as const) {
    const rows = [rowOf(contacts, 'all', 'all'), rowOf(contacts, 'queue', QUEUE), rowOf(contacts, 'channel', channel)];
    for (const field of ['arrived', 'answered'] as const) add(contacts, rows, 0, field, 1);
    add(contacts, rows, 0, 'waitedAnsweredMs', waitedMs);
  }
  return { ...measured(1), contacts };
}

test('differences of waits are drawn channel by channel where rows mix them, and those of shares row by row', () => {
  const two = comparedOf(
    ['today', 'one-more'].map((name, place) => ({
      file: `${name}.yaml`,
      trial: { ...trial(name), plan: { tenants: ['shop'] }, demand: ['voice', 'email'].map((channel) => ({ queue: QUEUE, channel })) },
      replications: [{ measured: answeredAfter(5 - place) }],
    })) as unknown as Parameters<typeof comparedOf>[0],
    { seed: 1, antithetic: false },
  );
  const drawn = (figure: string) => new Set(differencePlot(two, 'contacts', figure, figure).match(/>(all|queue [^<]+|channel [^<]+)</g));
  expect(drawn('asaMs')).toEqual(new Set(['>channel voice<', '>channel email<']));
  expect(drawn('abandonment')).toEqual(new Set(['>all<', `>queue ${QUEUE}<`]));
});

test('a scenario whose customers are all called has no line beside those to whom customers come', () => {
  const called = (name: string, came: string) => {
    const own = measured(6);
    add(own.contacts, [rowOf(own.contacts, 'came', came)], 0, 'arrived', 10);
    return { file: name, trial: trial(name), replications: [{ measured: own }] };
  };
  const runs = comparedOf(
    [called('inbound', 'by themselves'), called('outbound', 'called')] as unknown as Parameters<typeof comparedOf>[0],
    {
      seed: 1,
      antithetic: false,
    },
  );
  const [outbound] = runs.alternatives;
  if (outbound === undefined) throw new Error('There is no second scenario.');
  const first = { at: new Date(startMs), date: '2026-03-11', minute: 0, spanMs: HOUR_MS, intervals: [0] };
  expect(serviceLevelOver(outbound, [runs.base, outbound])(first)).toBeNull();
  expect(serviceLevelOver(outbound, [outbound])(first)).toBe(0.6);
});

test('where nothing differs the axis has no nought of six decimals', () => {
  const same = comparedOf(
    ['today', 'the-same'].map((name) => ({
      file: `${name}.yaml`,
      trial: trial(name),
      replications: [{ measured: measured(6) }],
    })) as unknown as Parameters<typeof comparedOf>[0],
    { seed: 1, antithetic: false },
  );
  const svg = differencePlot(same, 'contacts', 'serviceLevel', 'Service level');
  expect(svg).toContain('<circle');
  expect(svg).not.toContain('0.000000');
});
