import fc from 'fast-check';
import { DIAL_OUTCOMES } from '../domain/events/callback.js';
import type { Move } from './move.js';
import { anyGap, anyMove, type Script } from './moves.js';
import { CAMPAIGNS, CHANNELS, maybe, present, QUEUES, TENANTS, ZONES } from './names.js';
import { anySetting } from './plans.js';

const pick = fc.nat({ max: 999 });
const on = <K extends 'accept' | 'signal' | 'release' | 'pull'>(kind: K) =>
  kind === 'pull'
    ? fc.record({ kind: fc.constant('pull' as const), pick, agent: fc.constant('ana') })
    : fc.record({ kind: fc.constant(kind as 'accept' | 'signal' | 'release'), pick });

/** A contact of a campaign that asks for nothing an agent may lack. */
const anyLead: fc.Arbitrary<Move> = fc.record({
  kind: fc.constant('enqueue' as const),
  contact: fc.nat({ max: 60 }),
  asks: fc
    .record({
      queue: fc.constantFrom(...QUEUES),
      channel: fc.constantFrom(...CHANNELS),
      customer: maybe(fc.constantFrom('kim', 'lee', 'mo')),
      campaign: fc.record({ campaign: fc.constantFrom(...CAMPAIGNS), zone: fc.constantFrom(...ZONES) }),
    })
    .map(present),
});

/** A history that is mostly about campaigns: who is dialled again and again, and all that can come between. */
export const anyOutboundScript = ({ beatsMax = 80 } = {}): fc.Arbitrary<Script> => {
  const move: fc.Arbitrary<Move> = fc.oneof(
    { weight: 4, arbitrary: anyLead },
    { weight: 6, arbitrary: on('accept') },
    {
      weight: 5,
      arbitrary: fc.record({ kind: fc.constant('dialled' as const), pick, outcome: fc.constantFrom(...DIAL_OUTCOMES, 'busy' as const) }),
    },
    { weight: 2, arbitrary: on('signal') },
    { weight: 1, arbitrary: on('release') },
    { weight: 1, arbitrary: on('pull') },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constantFrom('forbid' as const, 'allow' as const, 'allow' as const),
        tenant: fc.constantFrom(...TENANTS),
        customer: fc.constantFrom('kim', 'lee', 'mo'),
      }),
    },
    { weight: 5, arbitrary: anyMove },
  );
  const beat = fc.record({ gap: anyGap, sender: fc.nat({ max: 1 }), move });
  return fc.record({
    setting: anySetting,
    punctual: fc.boolean(),
    beats: fc.array(beat, { minLength: 20, maxLength: beatsMax, size: 'max' }),
  });
};
