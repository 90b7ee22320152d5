// Whom `reach` names can take the contact, and nobody else can: what it leaves out without asking would have been refused.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs, seed } from '../../scripts/testing/runs.js';
import type { Plan } from '../domain/plan.js';
import { anySetting } from '../testing/plans.js';
import { languageDemands, policiesOf } from './house.js';
import { type Demand, reachesIn } from './reach.js';
import { rehearse } from './rehearsal.js';

/** What a contact of the queue and channel may ask for: no language, one, two in order, at any level, with a skill, in a jurisdiction. */
function demandsIn(plan: Plan): readonly Demand[] {
  return [...policiesOf({ plan })].flatMap(({ queue, channel }) => {
    const plain = languageDemands({ plan }, queue, channel);
    const pairs = plain.flatMap(({ languages: [first] }) =>
      plan.languages.flatMap((second): Demand[] => (first === undefined ? [] : [{ queue, channel, languages: [first, second] }])),
    );
    const one = [...plain, ...pairs];
    return [
      ...one,
      ...one.map((demand): Demand => ({ ...demand, atLeast: 'A1' })),
      ...plain.flatMap((demand) => plan.skills.map(({ id }): Demand => ({ ...demand, skills: [{ skill: id, level: 2 }] }))),
      ...one.flatMap((demand) => Object.keys(plan.jurisdictions).map((residency): Demand => ({ ...demand, residency }))),
    ];
  });
}

test('for every demand of random plans, asked of each agent by itself', () => {
  const numRuns = runs('reach, one by one', { fast: 20, nightly: 2_000 });
  let taken = 0;
  let refused = 0;
  let translated = 0;
  fc.assert(
    fc.property(anySetting, ({ plan, roster }) => {
      const rehearsal = rehearse(plan, roster, 0);
      const house = reachesIn(rehearsal);
      for (const demand of demandsIn(plan)) {
        const takes = house.taking(demand);
        const expected = rehearsal.classes.filter(takes);
        const named = new Set(house.reach(demand).takers.flatMap(({ classes }) => classes));
        expect(rehearsal.classes.filter((one) => named.has(one)).map(({ ids }) => ids)).toEqual(expected.map(({ ids }) => ids));
        taken += expected.length;
        refused += rehearsal.classes.length - expected.length;
        const speaks = ({ agent }: (typeof expected)[number]): boolean =>
          agent.profile.languages.some(({ language }) => demand.languages.includes(language));
        if (demand.languages.length > 0) translated += expected.filter((one) => !speaks(one)).length;
      }
    }),
    { seed, numRuns },
  );
  expect([taken, refused, translated].map((count) => count > numRuns)).toEqual([true, true, true]);
});
