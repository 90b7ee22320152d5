// Whoever asks the same shares one requirement, whoever asks anything else never does, and a key for all wishes says the same.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Requirement } from '../../domain/events/contact.js';
import type { Requires } from '../../domain/requires.js';
import { sharedRequirements } from './shared-requirements.js';
import { wishesOf } from './wishes.js';

const language = fc.record({
  language: fc.constantFrom('pt', 'en'),
  tag: fc.constantFrom('pt', 'pt-BR', 'en'),
  atLeast: fc.constantFrom('B2' as const, 'C1' as const),
  exact: fc.boolean(),
});
const skill = fc.record({ skill: fc.constantFrom('billing', 'fraud'), level: fc.constantFrom(1 as const, 2 as const) });
const needing = (level: number): Requires => ({ all: [{ skill: 'billing', level }], any: [], none: [] });

const requirement: fc.Arbitrary<Requirement> = fc.record({
  languages: fc.array(language, { maxLength: 2 }),
  skills: fc.array(skill, { maxLength: 2 }),
  residency: fc.constantFrom(null, 'EU'),
  requires: fc.constantFrom(null, needing(1), needing(2)),
  site: fc.boolean(),
});

test('equal and only equal ones are one', () => {
  fc.assert(
    fc.property(fc.array(requirement, { minLength: 2, maxLength: 40 }), (all) => {
      const share = sharedRequirements();
      const shared = all.map((one) => share(structuredClone(one)));
      for (const [n, one] of shared.entries()) {
        expect(one).toEqual(all[n]);
        for (const other of shared) expect(one === other).toBe(wishesOf(one) === wishesOf(other));
      }
    }),
    { seed: 1, numRuns: 100 },
  );
});
