import fc from 'fast-check';
import { OFFER_MODES, RANK_KEYS, WRAP_UP_MODES } from '../domain/policy.js';
import { anyRequires, maybe, present, rarely, SKILLS, seconds } from './names.js';
import { anySteps } from './steps.js';

const clock = fc.constantFrom<'elapsed' | 'openHours'>('elapsed', 'openHours');

const anyIdle = fc
  .record({
    after: maybe(fc.oneof(fc.constant('none' as const), seconds(1, 30))),
    whenFull: maybe(fc.constantFrom('wait', 'wait', 'over')),
    wait: maybe(seconds(0, 40)),
  })
  .map(present);

const anyWrapUp = fc
  .record({
    mode: fc.constantFrom(...WRAP_UP_MODES),
    extendBy: maybe(seconds(0, 20)),
    extensions: maybe(fc.nat({ max: 2 })),
  })
  .map(present);

/** The agent may end it half-way. */
const halfBound = <P extends { wrapUpMax: number; wrapUp: object }>(policy: P): P => ({
  ...policy,
  wrapUp: { min: `${policy.wrapUpMax / 2}ms`, ...policy.wrapUp },
});

/** Any keys in any order; the one for shares is often first, because elsewhere it seldom decides. */
const anyRank = fc
  .tuple(fc.shuffledSubarray([...RANK_KEYS], { minLength: 1 }), fc.nat({ max: 3 }))
  .map(([keys, first]) => (first === 0 ? [...new Set(['share' as const, ...keys])] : keys));

/** How a queue treats its contacts, as a plan writes it. */
export const anyPolicy = fc
  .record({
    target: maybe(
      fc.record({
        within: seconds(1, 300),
        clock,
        end: fc.constantFrom<'answer' | 'resolve'>('answer', 'resolve'),
        risk: fc.constantFrom('none', '50%', '99%'),
      }),
    ),
    band: maybe(fc.integer({ min: 0, max: 3 })),
    steps: maybe(anySteps),
    rank: maybe(anyRank),
    offer: maybe(
      fc.record({
        mode: fc.constantFrom(...OFFER_MODES, 'push' as const),
        to: fc.integer({ min: 1, max: 3 }),
        within: seconds(1, 40),
        strikes: fc.integer({ min: 1, max: 3 }),
        backOff: fc.oneof(fc.constant(0), seconds(1, 30)),
        backOffMax: seconds(1, 60),
        coolDown: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: seconds(1, 40) }),
        coolDownOf: fc.constantFrom<'all' | 'channel'>('all', 'channel'),
        reofferExpired: fc.oneof(fc.constant(0), seconds(1, 60)),
        reofferRejected: fc.oneof(fc.constant(0), seconds(1, 90)),
      }),
    ),
    lastAgent: maybe(
      fc.oneof(
        fc.constant('off' as const),
        fc.record({
          mode: fc.constantFrom<'prefer' | 'reserve'>('prefer', 'reserve'),
          limit: fc.oneof(fc.constant(0), seconds(1, 90)),
          clock,
        }),
      ),
    ),
    cost: rarely(fc.constantFrom(0, 25, 60, 100)),
    callback: maybe(fc.record({ attempts: fc.integer({ min: 1, max: 3 }), retry: seconds(0, 20) })),
    wrapUp: maybe(anyWrapUp),
    idle: maybe(anyIdle),
    lease: rarely(seconds(1, 60), 2),
    requires: rarely(anyRequires, 6),
    site: rarely(fc.boolean(), 6),
    schedule: maybe(fc.constantFrom('ignore', 'prefer', 'require')),
    shortAbandon: maybe(seconds(0, 10)),
    returnWithin: maybe(seconds(1, 90)),
    wrapUpMax: maybe(fc.oneof(fc.constant(0), seconds(1, 30))),
    skills: rarely(fc.dictionary(fc.constantFrom(...SKILLS), fc.integer({ min: 1, max: 5 }), { maxKeys: 1 })),
  })
  .map(present)
  .map((policy) => ('wrapUpMax' in policy && policy.wrapUp?.mode === 'mandatory' ? halfBound(policy) : policy));
