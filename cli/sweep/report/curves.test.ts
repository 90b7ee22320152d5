// Proves that the curves of a sweep can be read: values in their order, intervals within what is possible, no name on another, amounts in the currency.
import type { Stated } from '@signalbox/simulations/measures';
import { expect, test } from 'vitest';
import type { Swept } from '../swept.js';
import { valuesOf } from '../values.js';
import { curvePlot } from './curves.js';

/** A sweep over these values, of which only their names, their places and the currency are drawn. */
const sweptOver = (values: string): Swept =>
  ({
    parameter: 'demand.calls.perDay',
    seed: 1,
    points: valuesOf(values).map((value) => ({ value, simulated: { trial: { costs: { currency: 'PLN' } } }, step: null })),
  }) as unknown as Swept;

function drawn(values: string, figure: string, saidAt: (at: number) => Stated, goals: readonly number[] = []): string {
  return curvePlot(sweptOver(values), { label: 'a figure', figure, said: ({ value: { at } }) => saidAt(at), goals });
}
const stated = (mean: number, halfWidth = 0): Stated => ({ mean, halfWidth, count: 2 });

/** The elements of a kind, each with its attributes. */
const elements = (svg: string, kind: string): readonly Readonly<Record<string, string>>[] =>
  [...svg.matchAll(new RegExp(`<${kind} ([^>]*)>`, 'g'))].map(([, text = '']) =>
    Object.fromEntries([...text.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value])),
  );
const places = (svg: string, kind: string, of: string): readonly number[] => elements(svg, kind).map((one) => Number(one[of]));
const uprights = (svg: string): number => elements(svg, 'line').filter(({ x1, x2, y1, y2 }) => x1 === x2 && y1 !== y2).length;

/** What is written at the axis of values, and where. */
const namesBelow = (svg: string): readonly (readonly [name: string, x: number])[] =>
  [...svg.matchAll(/translate\(([\d.]+),220\)"[^>]*>(\d+)</g)].map(([, x, name = '']) => [name, Number(x)]);

test('values asked for in any order are drawn in theirs: a line does not run back and forth', () => {
  const svg = drawn('900,300,600', 'asaMs', (at) => stated(at));
  const xs = places(svg, 'circle', 'cx');
  expect(xs).toEqual([...xs].sort((one, other) => one - other));
  expect(new Set(xs).size).toBe(3);
  // Each below its point.
  expect(namesBelow(svg)).toEqual([300, 600, 900].map((value, place) => [String(value), xs[place]]));
});

test('an interval does not leave the plot, nor a share what is possible', () => {
  for (const figure of ['serviceLevel', 'abandonment', 'asaMs']) {
    const [, path = ''] = /<path d="(M[^"]*Z)"/.exec(drawn('1,2,3', figure, () => stated(0.9, 5))) ?? [];
    const heights = [...path.matchAll(/,([-\d.]+)/g)].map(([, y]) => Number(y));
    expect(heights.length).toBeGreaterThan(5);
    // Margins of the plot: 24 above, 40 below, of 260.
    expect([figure, Math.min(...heights) >= 24, Math.max(...heights) <= 220]).toEqual([figure, true, true]);
  }
});

test('names of values do not lie on each other, however many and long', () => {
  const svg = drawn('1..99', 'serviceLevel', () => stated(0.5));
  const at = namesBelow(svg).map(([, x]) => x);
  expect(at.length).toBeGreaterThan(5);
  const gaps = at.slice(1).map((x, place) => x - (at[place] as number));
  // Two letters of 7.5 pixels.
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(15);
});

test('amounts are in the currency, spans in the unit in which they read best, and nought has an axis', () => {
  expect(drawn('1,2', 'cost', () => stated(123_400))).toContain('a figure, PLN');
  expect(drawn('1,2', 'asaMs', () => stated(9_000))).toContain('a figure, seconds');
  expect(drawn('1,2', 'asaMs', () => stated(20_000_000))).toContain('a figure, hours');
  expect(drawn('1,2', 'abandonment', () => stated(0))).not.toContain('0.000000');
});

test('one value alone has its interval, and words are not joined by a line', () => {
  expect(uprights(drawn('5', 'serviceLevel', () => stated(0.5, 0.1)))).toBe(1);
  const words = drawn('cut,serve-out', 'serviceLevel', () => stated(0.5, 0.1));
  expect(uprights(words)).toBe(2);
  expect(words).toContain('>serve-out<');
  expect(words).not.toContain('aria-label="line"');
});

test('what is asked for is a broken line at its height', () => {
  const svg = drawn('1,2', 'serviceLevel', () => stated(0.8), [0.8]);
  const [broken = ''] = /<g[^>]*stroke-dasharray.*?<\/g>/s.exec(svg) ?? [];
  expect(places(broken, 'line', 'y1')).toEqual([places(svg, 'circle', 'cy')[0]]);
});
