// What is still to be asked about, and the numbers of whoever is free, are as in a set, whatever comes and goes.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NumberSet } from './number-set.js';
import { type Askable, NOT_PENDING, Pending } from './pending.js';

const NUMBERS = 150;
// Some come and go often: adding twice what is there, first in the list or not, and taking out twice what is not.
const which = fc.oneof(fc.nat({ max: 4 }), fc.nat({ max: NUMBERS - 1 }));
const acts = fc.array(fc.tuple(fc.constantFrom('add', 'add', 'delete'), which), { maxLength: 300 });

test('as in a set', () => {
  fc.assert(
    fc.property(acts, (all) => {
      const everybody = Array.from({ length: NUMBERS }, (): Askable => ({ pendingAt: NOT_PENDING }));
      const pending = new Pending<Askable>();
      const numbers = new NumberSet();
      const set = new Set<number>();
      for (const [act, number] of all) {
        const one = everybody[number] as Askable;
        if (act === 'add') {
          pending.add(one);
          numbers.add(number);
          set.add(number);
        } else {
          pending.delete(one);
          numbers.delete(number);
          set.delete(number);
        }
      }
      const ids = Array.from({ length: numbers.length }, (_, place) => numbers.at(place));
      expect(ids.sort((a, b) => a - b)).toEqual([...set].sort((a, b) => a - b));
      expect(new Set(Array.from({ length: pending.size }, (_, place) => pending.at(place)))).toEqual(
        new Set(ids.map((id) => everybody[id])),
      );
      expect(pending.size).toBe(set.size);
      for (const [number, one] of everybody.entries()) expect(one.pendingAt >= 0).toBe(set.has(number));
    }),
    { seed: 1, numRuns: 200 },
  );
});
