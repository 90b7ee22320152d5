/** Whoever has had a line for long, at a process that nothing holds up, and is not known to be there is found; nobody else is. */
import { expect, test } from 'vitest';
import { openAgenda, runAgenda, virtualClock } from '../time/index.js';
import { watchAttendance } from './attendance.js';
import type { Judge } from './judge.js';
import { openLater } from './later.js';

/** Watches for five minutes; `known` and `undisturbedSinceMs` are asked with the time that has passed. */
function found(
  line: (ms: number) => object | null,
  known: (ms: number) => boolean,
  undisturbedSinceMs: (ms: number) => number | null,
): number {
  const [clock, agenda] = [virtualClock(0), openAgenda()];
  const later = openLater(agenda, clock, 1);
  let count = 0;
  const judge = { isThere: () => known(later.nowMs()), found: () => count++ } as unknown as Judge;
  const member = {
    get line() {
      return line(later.nowMs());
    },
  };
  watchAttendance({ later, judge, members: new Map([['ann', member]]), undisturbedSinceMs: () => undisturbedSinceMs(later.nowMs()) });
  runAgenda({ clock, agenda, toMs: 300_000 });
  return count;
}

const [always, never] = [() => true, () => false];
const LINE = {};
const [stands, none] = [() => LINE, () => null];

test('a line that stands and is not known of', () => {
  expect(found(stands, never, () => 0)).toBeGreaterThan(10);
  expect(found(stands, always, () => 0)).toBe(0);
  expect(found(none, never, () => 0)).toBe(0);
});

test('neither a line that is new nor a process that was held up is held against anybody', () => {
  expect(
    found(
      (ms) => (ms % 20_000 === 0 ? null : LINE),
      never,
      () => 0,
    ),
  ).toBe(0);
  expect(found(stands, never, (ms) => ms - 10_000)).toBe(0);
  expect(found(stands, never, () => null)).toBe(0);
});

test('a line that breaks and comes anew between two looks is a new one', () => {
  const lines = Array.from({ length: 16 }, () => ({}));
  expect(
    found(
      (ms) => lines[Math.floor((ms + 1) / 20_000)] ?? null,
      never,
      () => 0,
    ),
  ).toBe(0);
});
