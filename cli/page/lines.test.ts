// Proves that what is known is drawn: a value between two gaps, the last period of steps, and each of several lines that run together.
import { expect, test } from 'vitest';
import { LEAD, svgOf } from './drawing.js';
import { heldUntil, linesOf, type Point, stepLines } from './lines.js';

const dots = (...lines: readonly (readonly (number | null)[])[]): number => {
  const points = lines.flatMap((values, series) =>
    values.map((value, hour): Point => ({ at: new Date(hour * 3_600_000), series: String(series), value })),
  );
  return svgOf('waits', { marks: [...linesOf(points, LEAD)] }).match(/<circle /g)?.length ?? 0;
};

test('what stands alone has a dot, and only that', () => {
  expect(dots([1, 2, 3])).toBe(0);
  expect(dots([1, null, 3, null, 4, 5])).toBe(2);
  // The last of one series and the first of the next are no neighbours.
  expect(dots([1, null, 2], [3, null, 4, 5])).toBe(3);
  expect(dots([null, null])).toBe(0);
});

test('the last period of steps is as long as it is', () => {
  const points = [1, 3].map((value, hour): Point => ({ at: new Date(hour * 3_600_000), series: 'agents', value }));
  expect(heldUntil(7_200_000, points).at(-1)).toEqual({ at: new Date(7_200_000), series: 'agents', value: 3 });
  expect(heldUntil(7_200_000, [])).toEqual([]);
});

test('of lines that run together those below are wider', () => {
  const names = ['scheduled', 'net', 'occupied'];
  const points = names.flatMap((series) => [0, 1].map((hour): Point => ({ at: new Date(hour * 3_600_000), series, value: 5 })));
  const svg = svgOf('agents', { marks: [...stepLines(points, names)] });
  const widths = [...svg.matchAll(/<g [^>]*stroke-width="([\d.]+)"[^>]*aria-label="line"/g)].map(([, width]) => Number(width));
  expect(widths).toHaveLength(3);
  expect(widths).toEqual([...widths].sort((one, other) => other - one));
  expect(new Set(widths).size).toBe(3);
});
