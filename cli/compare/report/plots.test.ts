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
