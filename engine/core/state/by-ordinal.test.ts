/** Things kept by their ordinal are found, counted and gone through as in a `Map` whose keys come in order, whoever comes and goes meanwhile. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs, seed } from '../../../scripts/testing/runs.js';
import { ByOrdinal } from './by-ordinal.js';

const numRuns = runs('engine/by ordinal', { fast: 500, nightly: 20_000 });

/** Mostly the next numbers, some far ahead, some again; and some of those that are there go. */
const move = fc.oneof(
  { weight: 4, arbitrary: fc.record({ what: fc.constant('next' as const), ahead: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('next' as const), ahead: fc.integer({ min: 50, max: 400 }) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('again' as const), share: fc.double({ min: 0, max: 0.999, noNaN: true }) }) },
  { weight: 4, arbitrary: fc.record({ what: fc.constant('go' as const), share: fc.double({ min: 0, max: 0.999, noNaN: true }) }) },
);

const sorted = (model: ReadonlyMap<number, object>): (readonly [number, object])[] => [...model].sort(([a], [b]) => a - b);

test('what is kept by ordinal is what a map would hold', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 5_000 }), fc.array(move, { maxLength: 200 }), (start, moves) => {
      const kept = new ByOrdinal<object>();
      const model = new Map<number, object>();
      let last = start;
      for (const one of moves) {
        const there = sorted(model);
        if (one.what === 'next') last += one.ahead;
        const ordinal = one.what === 'next' ? last : (there[Math.floor(one.share * there.length)]?.[0] ?? start);
        if (one.what === 'go') expect(kept.delete(ordinal)).toBe(model.delete(ordinal));
        else {
          const thing = {};
          kept.set(ordinal, thing);
          model.set(ordinal, thing);
        }
        expect(kept.size).toBe(model.size);
        for (const asked of [ordinal, ordinal - 1, ordinal + 64, -1]) {
          expect(kept.get(asked)).toBe(model.get(asked));
          expect(kept.has(asked)).toBe(model.has(asked));
        }
      }
      const all = sorted(model);
      expect([...kept.entries()]).toEqual(all);
      expect([...kept.values()]).toEqual(all.map(([, thing]) => thing));
    }),
    { numRuns, seed },
  );
});

test('one that goes while all are gone through is not met, one that comes is', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 300 }),
      fc.integer({ min: 0, max: 299 }),
      fc.integer({ min: 1, max: 300 }),
      (count, at, going) => {
        const kept = new ByOrdinal<number>();
        for (let ordinal = 1; ordinal <= count; ordinal++) kept.set(ordinal, ordinal);
        const met: number[] = [];
        for (const ordinal of kept.values()) {
          met.push(ordinal);
          if (met.length !== at + 1) continue;
          for (let gone = 1; gone <= going; gone++) kept.delete(gone);
          kept.set(count + 500, count + 500);
        }
        const met0 = Math.min(at + 1, count);
        const expected = Array.from({ length: count }, (_, n) => n + 1).filter((ordinal) => ordinal <= met0 || ordinal > going);
        expect(met).toEqual(at < count ? [...expected, count + 500] : Array.from({ length: count }, (_, n) => n + 1));
      },
    ),
    { numRuns, seed },
  );
});
