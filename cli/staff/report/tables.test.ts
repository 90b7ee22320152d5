// Proves that the table of intervals tells the time once, and what is true of a pool in the first of its groups only, whatever the order of groups.
import { REQUIREMENT_TITLES } from '@signalbox/simulations/staffing';
import { expect, test } from 'vitest';
import { toldOnce } from './tables.js';

const row = (start: string, group: string, pool: string): readonly string[] =>
  REQUIREMENT_TITLES.map(
    (title) => ({ date: '2026-03-11', start, group, pool, required: '2', onShift: '2' })[title as string] ?? `${title} of ${pool}`,
  );

test('intervals pool by pool', () => {
  const rows = ['08:00', '08:30'].flatMap((start) => [row(start, 'french', 'a'), row(start, 'dutch', 'b'), row(start, 'deputies', 'a')]);
  const told = toldOnce(rows);
  const of = (title: (typeof REQUIREMENT_TITLES)[number]) => told.map((one) => one[REQUIREMENT_TITLES.indexOf(title)]);
  expect(of('start')).toEqual(['08:00', '', '', '08:30', '', '']);
  expect(of('group')).toEqual(['french', 'deputies', 'dutch', 'french', 'deputies', 'dutch']);
  expect(of('required')).toEqual(['2', '2', '2', '2', '2', '2']);
  for (const [title, cells] of [
    ['pool', of('pool')],
    ['erlangA', of('erlangA')],
  ] as const) {
    const said = (pool: string) => (title === 'pool' ? pool : `${title} of ${pool}`);
    expect(cells).toEqual([said('a'), '', said('b'), said('a'), '', said('b')]);
  }
});
