import fc from 'fast-check';
import type { RoutingPolicy } from '../domain/policy.js';
import type { Queue, Shares } from '../domain/queue.js';
import { anyGap, anyMove, type Script } from './moves.js';
import { HUBS } from './names.js';
import { anyOverlapMove, anyOverlapSetting, TEAM } from './overlap-script.js';
import type { Setting } from './plans.js';

/** Two groups that the team is of; few assignments are looked back on, so that one is soon ahead of the other. */
const anyShares: fc.Arbitrary<Shares> = fc.record({
  groups: fc.constantFrom(20, 50, 70).map((percent) => [
    { hubs: [HUBS[0], HUBS[1]], percent },
    { hubs: [HUBS[2], HUBS[3]], percent: 100 - percent },
  ]),
  window: fc.integer({ min: 1, max: 6 }),
  tolerance: fc.constantFrom(0, 0, 20),
  holdMs: fc.constantFrom(15_000, 600_000),
});

/** What each queue shares out, and how many agents each of its steps leaves idle. */
interface Sharing {
  readonly shares: readonly (Shares | null)[];
  readonly reserve: readonly number[];
}

const anySharing: fc.Arbitrary<Sharing> = fc.record({
  shares: fc.array(fc.oneof({ weight: 3, arbitrary: anyShares }, { weight: 1, arbitrary: fc.constant(null) }), {
    minLength: 3,
    maxLength: 3,
  }),
  reserve: fc.array(fc.constantFrom(0, 0, 1), { minLength: 4, maxLength: 4 }),
});

const withReserve = (policy: RoutingPolicy, reserve: Sharing['reserve']): RoutingPolicy => ({
  ...policy,
  steps: policy.steps.map((step, place) => ({ ...step, reserve: reserve[place] ?? 0 })) as unknown as RoutingPolicy['steps'],
});

const sharing = ({ plan, roster }: Setting, { shares, reserve }: Sharing): Setting => ({
  plan: {
    ...plan,
    queues: plan.queues.map(
      (queue, place): Queue => ({
        ...queue,
        shares: shares[place] ?? null,
        policies: Object.fromEntries(Object.entries(queue.policies).map(([channel, policy]) => [channel, withReserve(policy, reserve)])),
      }),
    ),
  },
  roster: { ...roster, agents: roster.agents.map((agent, place) => ({ ...agent, hub: HUBS[place % HUBS.length] as string })) },
});

/** Who is there at all decides to whom something is owed. */
const anyComing = fc.record({
  kind: fc.constantFrom('sign-out' as const, 'sign-in' as const, 'sign-in' as const, 'lose' as const, 'connect' as const),
  agent: fc.constantFrom(...TEAM),
  window: fc.constant(0),
});

/** A history in which any of few agents could take nearly everything, and what others have had, or do, keeps them from it. */
export const anySharingScript = ({ beatsMax = 60 } = {}): fc.Arbitrary<Script> => {
  const move = fc.oneof({ weight: 8, arbitrary: anyOverlapMove }, { weight: 1, arbitrary: anyComing }, { weight: 1, arbitrary: anyMove });
  return fc.record({
    setting: fc.tuple(anyOverlapSetting, anySharing).map(([setting, all]) => sharing(setting, all)),
    punctual: fc.boolean(),
    beats: fc.array(fc.record({ gap: anyGap, sender: fc.nat({ max: 1 }), move }), { minLength: 20, maxLength: beatsMax, size: 'max' }),
  });
};
