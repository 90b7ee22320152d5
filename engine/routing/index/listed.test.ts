// Who looks for work looks at what it is free for and can do at all, in order, and at nothing else, however much there is.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contactOrder, type Placed } from '../../core/contact-order.js';
import type { Seeker } from './line-lists.js';
import type { Line } from './lines.js';
import { Listed } from './listed.js';
import { NO_SKILL } from './sight.js';

const LINES = Array.from({ length: 4 }, (_, number) => ({ number, bit: 1 << number }) as Line);
const SKILLS = 8;
const NO_BOUND: Seeker = { bound: undefined, byBand: false };

const entry = fc.record({
  line: fc.constantFrom(...LINES),
  needs: fc.integer({ min: NO_SKILL, max: SKILLS - 1 }),
  band: fc.nat({ max: 3 }),
  rankAtMs: fc.nat({ max: 5 }),
  ordinal: fc.nat({ max: 100_000 }),
  leaves: fc.boolean(),
});
const entries = fc.uniqueArray(entry, { selector: ({ ordinal }) => ordinal, maxLength: 80 });

test('of what is listed, all that somebody may do is looked at, each list in order', () => {
  fc.assert(
    fc.property(entries, fc.nat({ max: 15 }), fc.uniqueArray(fc.nat({ max: SKILLS - 1 })), (all, free, skills) => {
      const listed = new Listed<(typeof all)[number]>();
      for (const one of all) listed.add(one);
      for (const one of all) if (one.leaves) listed.remove(one);
      const left = all.filter(({ leaves }) => !leaves);
      expect(listed.size).toBe(left.length);
      expect(new Set(listed)).toEqual(new Set(left));

      const seen: typeof all = [];
      listed.goThrough(free, skills, NO_BOUND, (one) => seen.push(one) === 0);
      const may = left.filter(({ line, needs }) => (line.bit & free) !== 0 && (needs === NO_SKILL || skills.includes(needs)));
      expect(seen).toHaveLength(may.length);
      expect(new Set(seen)).toEqual(new Set(may));
      const sameList = (a: (typeof all)[number], b: (typeof all)[number]): boolean => a.line === b.line && a.needs === b.needs;
      for (const one of seen) {
        const list = seen.filter((other) => sameList(one, other));
        expect(list).toEqual([...list].sort(contactOrder));
      }
    }),
  );
});

test('of a list nothing is looked at behind what is said to be the last', () => {
  const listed = new Listed<{ line: Line; needs: number; band: number; rankAtMs: number; ordinal: number }>();
  for (let ordinal = 1; ordinal <= 3_000; ordinal++)
    listed.add({ line: LINES[ordinal % 4] as Line, needs: ordinal % SKILLS, band: 3, rankAtMs: 0, ordinal });
  const seen: number[] = [];
  listed.goThrough(0b0010, [1, 2, 5], NO_BOUND, ({ ordinal }) => seen.push(ordinal) > 0);
  expect(seen).toEqual([1, 5]);
});

test('whoever keeps the first that will do, and looks at nothing behind it, has the first of all that will do', () => {
  fc.assert(
    fc.property(entries, fc.nat({ max: 15 }), fc.uniqueArray(fc.nat({ max: SKILLS - 1 })), fc.boolean(), (all, free, skills, byBand) => {
      const listed = new Listed<(typeof all)[number]>();
      for (const one of all) listed.add(one);
      for (const one of all) if (one.leaves) listed.remove(one);
      // Of every third nothing will do, so that what is looked at first does not set the bound.
      const willDo = ({ ordinal }: (typeof all)[number]): boolean => ordinal % 3 !== 0;
      const seeker: { bound: (typeof all)[number] | undefined; byBand: boolean } = { bound: undefined, byBand };
      const order = byBand ? (a: Placed, b: Placed) => a.band - b.band : contactOrder;
      const listOf = ({ line, needs }: (typeof all)[number]): string => `${line.number}/${needs}`;
      const left = all.filter(({ leaves }) => !leaves).sort(contactOrder);
      const firsts = new Set(left.filter((one, at) => left.findIndex((other) => listOf(other) === listOf(one)) === at));
      listed.goThrough(free, skills, seeker, (one) => {
        if (seeker.bound !== undefined && order(one, seeker.bound) > 0) {
          // A list whose very first is behind the bound is not looked into.
          expect(firsts).not.toContain(one);
          return true;
        }
        if (!willDo(one)) return false;
        if (seeker.bound === undefined || order(one, seeker.bound) < 0) seeker.bound = one;
        return !byBand;
      });
      const may = left.filter(
        (one) => (one.line.bit & free) !== 0 && (one.needs === NO_SKILL || skills.includes(one.needs)) && willDo(one),
      );
      const [first] = may;
      if (byBand) expect(seeker.bound?.band).toBe(first?.band);
      else expect(seeker.bound).toBe(first);
    }),
  );
});
