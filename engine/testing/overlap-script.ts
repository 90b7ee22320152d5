import fc from 'fast-check';
import type { TierRule } from '../domain/agent.js';
import type { RoutingPolicy, Step } from '../domain/policy.js';
import type { Move } from './move.js';
import { anyGap, type Script } from './moves.js';
import { AGENTS, CHANNELS, present, QUEUES, rarely } from './names.js';
import { anySetting, type Setting } from './plans.js';

/** Fewer than there is work for. */
export const TEAM = AGENTS.slice(0, 3);

const pick = fc.nat({ max: 999 });
const on = <K extends 'accept' | 'release' | 'finish' | 'reject'>(kind: K) => fc.record({ kind: fc.constant(kind), pick });

/** Which queues an agent would rather have; some only once contacts have waited. */
const anyTiers: fc.Arbitrary<TierRule[]> = fc.array(
  fc.record({
    queue: fc.constantFrom(...QUEUES),
    tier: fc.integer({ min: 1, max: 3 }),
    afterMs: fc.constantFrom(0, 0, 0, 5_000),
    skill: fc.constant(null),
    language: fc.constant(null),
  }),
  { minLength: 1, maxLength: 3 },
);

const unhindered = (step: Step): Step => ({
  ...step,
  hubs: null,
  hubsByLanguage: {},
  bots: 'any',
  reserve: 0,
  when: null,
  raiseBand: null,
});

const policyOf = (policy: RoutingPolicy, auto: boolean): RoutingPolicy => ({
  ...policy,
  band: 1,
  requires: null,
  site: false,
  schedule: 'ignore',
  skills: [],
  cost: 100,
  steps: policy.steps.map(unhindered) as unknown as RoutingPolicy['steps'],
  offer: { ...policy.offer, ...(auto && { mode: 'auto', to: 1 }), coolDownMs: 0, strikesMax: 100 },
});

/** Every agent can do everything, and they differ in what they would rather do. */
const overlapping = ({ plan, roster }: Setting, tiers: readonly TierRule[][], auto: boolean): Setting => ({
  plan: {
    ...plan,
    hubs: plan.hubs.map((hub) => ({ ...hub, calendar: null })),
    queues: plan.queues.map((queue) => ({
      ...queue,
      calendar: null,
      shares: null,
      policies: Object.fromEntries(Object.entries(queue.policies).map(([channel, policy]) => [channel, policyOf(policy, auto)])),
    })),
  },
  roster: {
    ...roster,
    agents: roster.agents.slice(0, TEAM.length).map((agent, place) => ({
      ...agent,
      id: TEAM[place] as string,
      kind: 'person',
      tenants: plan.tenants,
      channels: Object.keys(plan.channels),
      queues: null,
      shift: null,
      capacity: 100,
      channelMax: {},
      channelCost: {},
      tiers: tiers[place] ?? [],
    })),
  },
});

export const anyOverlapSetting: fc.Arbitrary<Setting> = fc
  .tuple(anySetting, fc.array(anyTiers, { minLength: TEAM.length, maxLength: TEAM.length }), fc.boolean())
  .map(([setting, tiers, auto]) => overlapping(setting, tiers, auto));

const anyArrival: fc.Arbitrary<Move> = fc.record({
  kind: fc.constant('enqueue' as const),
  contact: fc.nat({ max: 200 }),
  asks: fc
    .record({
      queue: fc.constantFrom(...QUEUES),
      channel: fc.constantFrom(...CHANNELS),
      band: rarely(fc.constantFrom(0, 2), 4),
      agent: rarely(
        fc.record({ agent: fc.constantFrom(...TEAM), mode: fc.constantFrom('prefer', 'reserve'), limitMs: fc.constant(60_000) }),
        3,
      ),
    })
    .map(present),
});

export const anyOverlapMove: fc.Arbitrary<Move> = fc.oneof(
  { weight: 10, arbitrary: anyArrival },
  { weight: 6, arbitrary: on('accept') },
  { weight: 6, arbitrary: on('release') },
  { weight: 4, arbitrary: on('finish') },
  { weight: 1, arbitrary: on('reject') },
);

/** A history in which any of few agents could take nearly everything that waits, so that it is order and preference that decide. */
export const anyOverlapScript = ({ beatsMax = 60 } = {}): fc.Arbitrary<Script> =>
  fc.record({
    setting: anyOverlapSetting,
    punctual: fc.boolean(),
    beats: fc.array(fc.record({ gap: anyGap, sender: fc.nat({ max: 1 }), move: anyOverlapMove }), {
      minLength: 20,
      maxLength: beatsMax,
      size: 'max',
    }),
  });
