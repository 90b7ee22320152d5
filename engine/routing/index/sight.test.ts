// Abilities that look alike stand side by side, each once, whatever comes later, and demands that see the same share what they see.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scene } from '../../testing/scene.js';
import { company } from '../../testing/small.js';
import type { Glance, Seen } from './facet.js';
import { findFitting, fittingOf } from './fit.js';
import { buildIndex } from './keep.js';
import { INDEX_LIMITS } from './limits.js';
import { Numbers } from './numbers.js';
import { group, lookOf, NO_SKILL, newSight, unseen } from './sight.js';

/** Abilities that look as this number says. */
const looking = (number: number): Seen => ({ like: { profile: { number } as unknown as Seen['like']['profile'] } });

const byNumber = (): Glance => {
  const numberOf = (profile: unknown): number => (profile as { number: number }).number;
  return [{ facet: { number: 0, valueOf: numberOf, of: new Numbers(), below: 0 }, values: 6 }];
};

/** Some are among those to choose from; numbers of 6 and more are beyond what the glance was made for. */
const some = fc.array(fc.record({ number: fc.nat({ max: 7 }), isAmong: fc.boolean() }), { maxLength: 40 });

test('side by side by look, each once', () => {
  fc.assert(
    fc.property(fc.array(some, { maxLength: 4 }), (groups) => {
      const all: Seen[] = [];
      const sight = newSight(byNumber(), NO_SKILL, new Numbers(), INDEX_LIMITS.looks);
      const numbers: number[] = [];
      for (const coming of groups) {
        for (const { number, isAmong } of coming) {
          if (isAmong) sight.among.push(all.length);
          all.push(looking(number));
          numbers.push(number);
          if (!isAmong) lookOf(sight, all, all.length - 1);
        }
        group(sight, all);
        expect(unseen(sight)).toBe(0);
        expect([...sight.ids].sort((a, b) => a - b)).toEqual([...sight.among.list]);
        for (let look = 0; look + 1 < sight.starts.length; look++) {
          const alike = [...sight.ids.subarray(sight.starts[look], sight.starts[look + 1])];
          for (const id of alike) expect([lookOf(sight, all, id), numbers[id]]).toEqual([look, numbers[sight.examples.at(look)]]);
        }
        // Whatever the glance cannot hold looks like nobody else.
        const looks = new Set(numbers.map((number, id) => (number < 6 ? number : `${number} of ${id}`)));
        expect(sight.examples.length).toBe(looks.size);
      }
    }),
  );
});

test('demands of one language and skill share a sight, at all levels and on all channels, and keep one number a look', async () => {
  const skillsOf = (n: number) => ({ billing: 1 + (n % 5), tech: 1 + (Math.floor(n / 5) % 5), other: 1 + Math.floor(n / 25) });
  const agents = Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`a${n}`, { skills: skillsOf(n) }]));
  const play = await scene(company({ agents, plan: { skills: ['billing', 'tech', 'other'] } }));
  for (let level = 1; level <= 5; level++)
    for (const channel of ['voice', 'chat'])
      await play.arrives(`${channel}-${level}`, { channel, languages: [{ tag: 'en' }], skills: [{ skill: 'billing', level }] });

  const index = buildIndex(play.box.state, play.box.state.atMs, INDEX_LIMITS);
  if (index === undefined) throw new Error('there is no index');
  const { supply, demands } = index;
  expect(supply.all).toHaveLength(60);
  expect(demands.byKey.size).toBe(10);
  expect(supply.sights.size).toBe(1);
  for (const { fits, routing, typical } of demands.byKey.values()) {
    findFitting(fits, supply, routing);
    const level = typical.requirement.skills[0]?.level ?? Number.NaN;
    expect(fits.fitting).toBe(12 * (6 - level));
    expect([...fittingOf(fits)]).toHaveLength(fits.fitting);
    expect(fits.of).toHaveLength(5);
  }
});
