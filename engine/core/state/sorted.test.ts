// A sorted list holds what was put in and not taken out, in order, however much comes and goes and wherever its blocks are cut.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs, seed } from '../../../scripts/testing/runs.js';
import { Sorted } from './sorted.js';

/** As in a line of waiting people, most come last and leave first, and some do neither. */
const anyChange = fc.tuple(
  fc.constantFrom('comes', 'leaves', 'first leaves', 'last comes', 'last comes'),
  fc.integer({ min: 0, max: 3_000 }),
);

test('a sorted list is an array that was sorted', () => {
  const numRuns = runs('sorted lists', { fast: 60, nightly: 2_000 });
  fc.assert(
    fc.property(fc.array(anyChange, { minLength: 1, maxLength: 6_000, size: 'max' }), (changes) => {
      const list = new Sorted<number>((a, b) => a - b);
      const are = new Set<number>();
      let last = 3_000;
      for (const [what, number] of changes) {
        const one = what === 'first leaves' ? (list.first ?? 0) : what === 'last comes' ? ++last : number;
        if (what === 'comes' || what === 'last comes') {
          if (!are.has(one)) list.add(one);
          are.add(one);
        } else {
          expect(list.remove(one)).toBe(are.has(one));
          are.delete(one);
        }
      }
      const inOrder = [...are].sort((a, b) => a - b);
      expect([...list]).toEqual(inOrder);
      expect([list.size, list.first, list.second]).toEqual([inOrder.length, inOrder[0], inOrder[1]]);
      expect(list.find((number) => number % 7 === 0)).toBe(inOrder.find((number) => number % 7 === 0));
      expect(list.findLast((number) => number % 7 === 0)).toBe(inOrder.findLast((number) => number % 7 === 0));
      const [[, asked] = ['', 0]] = changes;
      expect(list.has(asked)).toBe(are.has(asked));
    }),
    { seed, numRuns },
  );
});
