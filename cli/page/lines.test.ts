// Proves that a value between two gaps is drawn: a line of one point shows nothing.
import { expect, test } from 'vitest';
import { LEAD, svgOf } from './drawing.js';
import { linesOf, type Point } from './lines.js';

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
