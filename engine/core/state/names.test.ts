// A list of names holds each once, in the order it came, as a set does, however many there are and whenever it is emptied.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Names } from './names.js';

const acts = fc.array(fc.oneof({ weight: 30, arbitrary: fc.nat({ max: 60 }) }, { weight: 1, arbitrary: fc.constant('clear' as const) }), {
  maxLength: 200,
});

test('as a set', () => {
  fc.assert(
    fc.property(acts, (all) => {
      const names = new Names<number>();
      const set = new Set<number>();
      for (const act of all) {
        for (const one of [names, set]) {
          if (act === 'clear') one.clear();
          else one.add(act);
        }
        expect([...names]).toEqual([...set]);
        expect(names.size).toBe(set.size);
      }
      for (let name = 0; name <= 60; name++) expect(names.has(name)).toBe(set.has(name));
    }),
    { seed: 1, numRuns: 200 },
  );
});
