// A sorted list holds what was put in and not taken out, in order, however much comes and goes and wherever its blocks are cut.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs, seed } from '../../scripts/testing/runs.js';
import { Sorted } from './sorted.js';

test('a sorted list is an array that was sorted', () => {
  const numRuns = runs('sorted lists', { fast: 60, nightly: 2_000 });
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 3_000 })), { minLength: 1, maxLength: 6_000 }), (changes) => {
      const list = new Sorted<number>((a, b) => a - b);
      const are = new Set<number>();
      for (const [comes, number] of changes) {
        if (comes && !are.has(number)) list.add(number);
        if (!comes) expect(list.remove(number)).toBe(are.has(number));
        if (comes) are.add(number);
        else are.delete(number);
      }
      const inOrder = [...are].sort((a, b) => a - b);
      expect([...list]).toEqual(inOrder);
      expect([list.size, list.first, list.second]).toEqual([inOrder.length, inOrder[0], inOrder[1]]);
      expect(list.find((number) => number % 7 === 0)).toBe(inOrder.find((number) => number % 7 === 0));
      expect(list.findLast((number) => number % 7 === 0)).toBe(inOrder.findLast((number) => number % 7 === 0));
      const [[, asked] = [true, 0]] = changes;
      expect(list.has(asked)).toBe(are.has(asked));
    }),
    { seed, numRuns },
  );
});
