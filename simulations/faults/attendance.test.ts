/** Whoever has had a line for long, at a process that nothing holds up, and is not known to be there is found; nobody else is. */
import { expect, test } from 'vitest';
import { openAgenda, runAgenda, virtualClock } from '../time/index.js';
import { watchAttendance } from './attendance.js';
import type { Judge } from './judge.js';
import { openLater } from './later.js';

/** Watches for five minutes; `known` and `undisturbedSinceMs` are asked with the time that has passed. */
function found(
  standing: (ms: number) => boolean,
  known: (ms: number) => boolean,
  undisturbedSinceMs: (ms: number) => number | null,
): number {
  const [clock, agenda] = [virtualClock(0), openAgenda()];
  const later = openLater(agenda, clock, 1);
  let count = 0;
  const judge = { isThere: () => known(later.nowMs()), found: () => count++ } as unknown as Judge;
  const member = {
    get standing() {
      return standing(later.nowMs());
    },
  };
  watchAttendance({ later, judge, members: new Map([['ann', member]]), undisturbedSinceMs: () => undisturbedSinceMs(later.nowMs()) });
  runAgenda({ clock, agenda, toMs: 300_000 });
  return count;
}

const [always, never] = [() => true, () => false];

test('a line that stands and is not known of', () => {
  expect(found(always, never, () => 0)).toBeGreaterThan(10);
  expect(found(always, always, () => 0)).toBe(0);
  expect(found(never, never, () => 0)).toBe(0);
});

test('neither a line that is new nor a process that was held up is held against anybody', () => {
  expect(
    found(
      (ms) => ms % 20_000 !== 0,
      never,
      () => 0,
    ),
  ).toBe(0);
  expect(found(always, never, (ms) => ms - 10_000)).toBe(0);
  expect(found(always, never, () => null)).toBe(0);
});
