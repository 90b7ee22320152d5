/** Proves that a plot of waits that are nought all day has a readable axis, and that service level has a gap where a closed queue turned everybody away and a line for each target. */
import { add, CONTACT_FIELDS, type Measured, openTable, rowOf } from '@signalbox/simulations/measures';
import type { Trial } from '@signalbox/simulations/scenario';
import { expect, test } from 'vitest';
import { flowPlot, goalsText, HEAT_CAPTION, heatMap, serviceLevelPlot, waitPlots } from './plots.js';

const HOUR_MS = 3_600_000;
const startMs = Date.UTC(2026, 2, 11);
const trial = {
  zone: 'UTC',
  targets: [],
  countFromMs: startMs,
  toMs: startMs + 4 * HOUR_MS,
  intervalMs: HOUR_MS,
  daysMs: [startMs, startMs + 24 * HOUR_MS],
} as unknown as Trial;

/** Ten calls in each of four hours, answered at once; in the last two the queue is closed. */
function closedAfterTwo(): Measured {
  const contacts = openTable(CONTACT_FIELDS, 4);
  const rows = [rowOf(contacts, 'all', 'all'), rowOf(contacts, 'queue', 'calls'), rowOf(contacts, 'channel', 'voice')];
  for (const interval of [0, 1, 2, 3]) {
    const fields = interval < 2 ? (['arrived', 'answered', 'within'] as const) : (['arrived', 'rejected', 'foundClosed'] as const);
    for (const field of fields) add(contacts, rows, interval, field, 10);
  }
  return { contacts } as unknown as Measured;
}
const drawn = { trial, measured: [closedAfterTwo()] };

test('where nobody waited, the axis of waits has no nought of six decimals', () => {
  const [[channel, svg] = []] = waitPlots(drawn);
  expect(channel).toBe('voice');
  expect(svg).not.toContain('0.000000');
});

test('a closed queue has no service level of nought', () => {
  const squares = heatMap(drawn).match(/<rect [^>]*fill="/g) ?? [];
  expect(squares).toHaveLength(2);
  // At 100 % throughout, and not down to nought when it closes.
  expect(serviceLevelPlot(drawn)).toMatch(/<path d="M64,24L[\d.]+,24" stroke=/);
});

test('where campaigns call from a queue, its line is that of those who came by themselves', () => {
  const [one] = drawn.measured;
  const line = (measured: Measured | undefined): string | undefined =>
    /<path d="([^"]*)" stroke=/.exec(serviceLevelPlot({ trial, measured: [measured as Measured] }))?.[1];
  const mixed = closedAfterTwo();
  // Ten more an hour, whom nobody reached.
  for (const interval of [0, 1]) add(mixed.contacts, [rowOf(mixed.contacts, 'queue', 'calls')], interval, 'arrived', 10);
  expect(line(mixed)).not.toBe(line(one));
  const came = rowOf(mixed.contacts, 'segment', 'queue calls, by themselves');
  for (const interval of [0, 1]) for (const field of ['arrived', 'within'] as const) add(mixed.contacts, [came], interval, field, 10);
  expect(line(mixed)).toBe(line(one));
});

test('each service level that is asked for is a broken line, once', () => {
  const targets = [0.8, 0.9, null, 0.8].map((serviceLevel) => ({ serviceLevel }));
  const lines = (of: Trial): number =>
    /<g[^>]*stroke-dasharray="4 3"[^>]*>(.*?)<\/g>/s.exec(serviceLevelPlot({ ...drawn, trial: of }))?.[1]?.match(/<line /g)?.length ?? 0;
  expect([lines({ ...trial, targets } as unknown as Trial), lines(trial)]).toEqual([2, 0]);
});

// Two broken lines, of which nobody knows which is whose, are no answer.
test('each broken line is told with those of whom it is asked', () => {
  const target = (serviceLevel: number | null, of: object, whom = 'all') => ({ serviceLevel, of, whom });
  const of = (...targets: readonly object[]) => goalsText({ ...trial, targets } as unknown as Trial);
  expect(of(target(null, {}), target(0.5, { queue: 'calls' }, 'called'))).toBe('');
  expect(of(target(0.8, {}))).toBe(' The broken line is the target: 80.0 % (all).');
  expect(of(target(0.8, { queue: 'calls' }), target(0.755, { language: 'fr' }), target(0.8, { queue: 'chat' }))).toBe(
    ' The broken lines are the targets: 80.0 % (queue calls; queue chat), 75.5 % (language fr).',
  );
  const many = ['cs', 'de', 'en', 'es', 'fr', 'it'].map((language) => target(0.8, { language }));
  expect(of(...many)).toContain('(language cs; language de; language en; language es and 2 more)');
});

test('twelve hubs have twelve colours', () => {
  const hubs = Array.from({ length: 12 }, (_, n) => ({ id: `hub-${n}` }));
  const flows = new Map(hubs.map(({ id }) => [`calls|${id}`, 10]));
  const svg = flowPlot({ trial: { plan: { hubs } } as unknown as Trial, measured: [{ flows } as unknown as Measured] });
  const colours = [...svg.matchAll(/swatch"><svg fill="([^"]+)"/g)].map(([, colour]) => colour);
  expect([colours.length, new Set(colours).size]).toEqual([12, 12]);
});

test('the colours of the heat map are told by names that they have, and go without green', () => {
  expect(HEAT_CAPTION).toContain('blue 100 %, yellow half-way, red 40 % or less');
  const [fill = ''] = heatMap(drawn).match(/(?<=<rect [^>]*fill=")[^"]+/) ?? [];
  const [red = 0, green = 0, blue = 0] = (fill.match(/\d+/g) ?? []).map(Number);
  expect(blue).toBeGreaterThan(Math.max(red, green));
});
