import fc from 'fast-check';
import { BOTS_OF_STEP } from '../domain/policy.js';
import { LEVELS, maybe, present, rarely, seconds, subset } from './names.js';

const anyHubs = fc.constantFrom('home', 'any', ['lisbon'], ['leeds', 'lyon'], { fr: ['lyon'], default: ['lisbon', 'leeds'] });

const limit = <T>(of: fc.Arbitrary<T>) =>
  maybe(
    fc.oneof(
      of,
      of.map((over) => ({ over, until: 0 })),
    ),
  );

const anyWhen = fc
  .record({
    noneSignedIn: maybe(fc.boolean()),
    hubClosed: maybe(fc.boolean()),
    waitingOver: limit(fc.integer({ min: 0, max: 3 })),
    oldestOver: limit(seconds(0, 30)),
    estimatedWaitOver: limit(seconds(0, 60)),
  })
  .map(present);

/** For both modes, or for one or each of them. */
const anyAtLeast = fc.oneof(
  fc.constantFrom(...LEVELS),
  fc.record({ spoken: maybe(fc.constantFrom(...LEVELS)), written: maybe(fc.constantFrom(...LEVELS)) }).map(present),
);

/** Steps that open one after the other. */
export const anySteps = fc
  .array(
    fc.record({
      gap: fc.integer({ min: 1, max: 40 }),
      hubs: maybe(anyHubs),
      languages: maybe(
        fc
          .record({
            preferences: maybe(fc.constantFrom<number | 'all'>(1, 2, 'all')),
            tolerance: maybe(fc.integer({ min: 0, max: 3 })),
            atLeast: rarely(anyAtLeast),
            machineAssisted: rarely(fc.boolean()),
          })
          .map(present),
      ),
      skills: maybe(fc.record({ tolerance: maybe(fc.integer({ min: 0, max: 3 })), drop: maybe(subset(['billing', 'tech'])) }).map(present)),
      bots: rarely(fc.constantFrom(...BOTS_OF_STEP)),
      when: rarely(anyWhen, 4),
      reserve: rarely(fc.integer({ min: 0, max: 3 })),
      raiseBand: rarely(fc.integer({ min: 0, max: 3 })),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((steps) => {
    let after = 0;
    return steps.map(({ gap, ...step }, place) => {
      after += gap;
      return present({ after: place === 0 ? undefined : `${after}s`, ...step });
    });
  });
