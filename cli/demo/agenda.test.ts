/** The play's order is the script's: by instant, then by kind and key, whatever the order in which people made their appointments. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs, seed } from '../../scripts/testing/runs.js';
import { type Appointment, openAgenda } from './agenda.js';
import { demoClock } from './demo-clock.js';

const appointment = fc.record({ atMs: fc.nat(5), kind: fc.nat(2), key: fc.constantFrom('a', 'b', 'c'), act: fc.constant(() => undefined) });

test('appointments come by (instant, kind, key), without those taken back', () => {
  const numRuns = runs('agenda order', { fast: 500, nightly: 5_000 });
  fc.assert(
    fc.property(fc.array(fc.tuple(appointment, fc.boolean())), (made) => {
      const agenda = openAgenda();
      for (const [one, kept] of made) {
        const cancel = agenda.add({ ...one });
        if (!kept) cancel();
      }
      const taken: Appointment[] = [];
      for (let next = agenda.take(); next !== undefined; next = agenda.take()) taken.push(next);
      const wanted = made
        .filter(([, kept]) => kept)
        .map(([one]) => one)
        .sort((a, b) => a.atMs - b.atMs || a.kind - b.kind || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
      expect(taken.map(({ atMs, kind, key }) => [atMs, kind, key])).toEqual(wanted.map(({ atMs, kind, key }) => [atMs, kind, key]));
    }),
    { seed, numRuns },
  );
});

test('the clock stands still until it is moved, wakes in order, and never runs backwards', () => {
  const clock = demoClock(1_000);
  const woken: number[] = [];
  clock.wakeAt(3_000, () => woken.push(3_000));
  const cancel = clock.wakeAt(2_500, () => woken.push(2_500));
  clock.wakeAt(2_000, () => {
    woken.push(2_000);
    clock.wakeAt(2_200, () => woken.push(2_200));
  });
  cancel();
  expect([clock.nowMs(), clock.nextWakeMs]).toEqual([1_000, 2_000]);
  clock.moveTo(3_000);
  expect(woken).toEqual([2_000, 2_200, 3_000]);
  clock.moveTo(500);
  expect([clock.nowMs(), clock.nextWakeMs]).toEqual([3_000, null]);
});
