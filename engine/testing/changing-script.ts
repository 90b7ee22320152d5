import fc from 'fast-check';
import type { TierRule } from '../domain/agent.js';
import type { CompiledCalendar } from '../domain/calendar.js';
import type { OfferPolicy, RoutingPolicy } from '../domain/policy.js';
import type { Queue, Shares } from '../domain/queue.js';
import type { Asks } from './asks.js';
import { anyDoor } from './door-moves.js';
import type { Gap, Move } from './move.js';
import { anyMove, type Script } from './moves.js';
import { ADAPTERS, BEGIN_MS, CHANNELS, HUBS, present, QUEUES, rarely } from './names.js';
import { anyOverlapSetting, TEAM } from './overlap-script.js';
import type { Setting } from './plans.js';

/** What may change about who may have what, and how soon it does so by itself. */
const anyChanging = fc.record({
  /** The agents help out in these queues only once contacts have waited, which those who prefer them need not. */
  late: fc.array(fc.subarray([...QUEUES]), { minLength: TEAM.length, maxLength: TEAM.length }),
  shared: fc.array(fc.boolean(), { minLength: QUEUES.length, maxLength: QUEUES.length }),
  percent: fc.constantFrom(20, 50, 80),
  holdMs: fc.constantFrom(2_000, 10_000, 600_000),
  reserve: fc.constantFrom(0, 0, 1),
  whenClosed: fc.array(fc.constantFrom('keep' as const, 'reject' as const), { minLength: QUEUES.length, maxLength: QUEUES.length }),
  calendars: fc.array(fc.constantFrom(null, null, 'days', 'nights'), { minLength: QUEUES.length, maxLength: QUEUES.length }),
  onShift: fc.boolean(),
  offer: fc.record({ mode: fc.constantFrom<OfferPolicy['mode']>('push', 'push', 'broadcast', 'auto'), to: fc.constantFrom(2, 3) }),
  coolDownMs: fc.constantFrom(0, 0, 3_000),
  againMs: fc.constantFrom(0, 3_000, 20_000),
});

type Changing = typeof anyChanging extends fc.Arbitrary<infer T> ? T : never;

const SOON_MS = 20_000;
const SHIFT = 'shifts/early';

const lateIn = (queues: readonly string[]): TierRule[] =>
  queues.map((queue) => ({ queue, tier: 1, afterMs: SOON_MS, skill: null, language: null }));

const sharesOf = ({ percent, holdMs }: Changing): Shares => ({
  groups: [
    { hubs: [HUBS[0], HUBS[1]], percent },
    { hubs: [HUBS[2], HUBS[3]], percent: 100 - percent },
  ],
  window: 2,
  tolerance: 0,
  holdMs,
});

/** Two chats, or four of the smaller conversations, or one of anything else; mail is set aside for a call. */
const COSTS: Readonly<Record<string, number>> = { chat: 50, social: 25 };

function policyOf(policy: RoutingPolicy, channel: string, changing: Changing): RoutingPolicy {
  const { offer, onShift, coolDownMs, againMs, reserve } = changing;
  const { mode, to } = offer;
  return {
    ...policy,
    cost: COSTS[channel] ?? 100,
    schedule: onShift ? 'require' : 'ignore',
    lastAgent: null,
    maxWait: null,
    wrapUpMaxMs: 3_000,
    steps: policy.steps.map((step, place) => ({ ...step, reserve: place === 0 ? reserve : 0 })) as unknown as RoutingPolicy['steps'],
    offer: {
      ...policy.offer,
      mode,
      to: mode === 'broadcast' ? to : 1,
      coolDownMs,
      reofferExpiredMs: againMs,
      reofferRejectedMs: againMs,
    },
  };
}

/** Open and closed in turn. */
const everyFew = (id: string, ms: number): CompiledCalendar => ({
  id,
  instantsMs: Array.from({ length: 40 }, (_, n) => BEGIN_MS + (n - 1) * ms),
  horizonMs: BEGIN_MS + 1_000_000_000,
  tzdata: '2026a',
});

const changingIn = ({ plan, roster }: Setting, changing: Changing): Setting => {
  return {
    plan: {
      ...plan,
      disconnectGraceMs: 1_000,
      calendars: { ...plan.calendars, days: everyFew('days', 7_000), nights: everyFew('nights', 11_000) },
      channels: Object.fromEntries(
        Object.entries(plan.channels).map(([id, channel]) => [
          id,
          { ...channel, max: 4, interruptibleBy: id === 'email' ? ['voice'] : [] },
        ]),
      ),
      queues: plan.queues.map(
        (queue, place): Queue => ({
          ...queue,
          calendar: changing.calendars[place] ?? null,
          whenClosed: changing.whenClosed[place] ?? 'keep',
          waitingMax: null,
          shares: changing.shared[place] === true ? sharesOf(changing) : null,
          policies: Object.fromEntries(
            Object.entries(queue.policies).map(([channel, policy]) => [channel, policyOf(policy, channel, changing)]),
          ),
        }),
      ),
    },
    roster: {
      shifts: { [SHIFT]: everyFew(SHIFT, 9_000) },
      agents: roster.agents.map((agent, place) => ({
        ...agent,
        hub: HUBS[place % HUBS.length] as string,
        shift: place === 0 ? SHIFT : null,
        tiers: (changing.late[place] ?? []).length > 0 ? lateIn(changing.late[place] ?? []) : agent.tiers,
      })),
    },
  };
};

const pick = fc.nat({ max: 999 });
const on = <K extends 'accept' | 'release' | 'finish' | 'reject' | 'idle' | 'active' | 'abandon' | 'withdraw' | 'reply'>(
  ...kinds: readonly [K, ...K[]]
): fc.Arbitrary<Move> => fc.record({ kind: fc.constantFrom(...kinds), pick }) as fc.Arbitrary<Move>;

const agent = fc.constantFrom(...TEAM);

const anyWish: fc.Arbitrary<Asks> = fc
  .record({
    queue: fc.constantFrom(...QUEUES),
    channel: fc.constantFrom(...CHANNELS, 'chat', 'social'),
    adapter: rarely(fc.constantFrom(...ADAPTERS), 2),
    band: rarely(fc.constantFrom(0, 2), 6),
    agent: rarely(
      fc.record({ agent, mode: fc.constantFrom('prefer' as const, 'reserve' as const), limitMs: fc.constantFrom(2_000, 60_000) }),
      2,
    ),
    portfolio: rarely(
      fc.record({
        owner: agent,
        deputies: fc.subarray([...TEAM], { minLength: 1 }),
        mode: fc.constantFrom('prefer' as const, 'reserve' as const),
        limitMs: fc.constant(2_000),
        deputyLimitMs: fc.constant(60_000),
      }),
      8,
    ),
  })
  .map(present);

/** A queue that is closed already, or is to be, may be closed for an emergency as well, and opened again. */
const anyEmergency: fc.Arbitrary<Move> = fc.record({
  kind: fc.constant('door' as const),
  what: fc.constantFrom('close' as const, 'emergency-close' as const, 'restore' as const),
  queue: fc.constant(QUEUES[0]),
  waiting: fc.constant('keep' as const),
  to: fc.constant(QUEUES[0]),
  forMs: fc.constantFrom(undefined, 1_000, 5_000),
});

const anyChange: fc.Arbitrary<Move> = fc.oneof(
  { weight: 1, arbitrary: anyDoor },
  { weight: 4, arbitrary: anyEmergency },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('adapter-lose' as const), adapter: fc.constant(ADAPTERS[0]) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('adapter-connect' as const),
      adapter: fc.constantFrom(...ADAPTERS),
      holds: fc.constant(null),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('presence' as const),
      agent,
      ready: fc.boolean(),
      channels: fc.constant(null),
      reason: fc.constant('break'),
      when: fc.constantFrom('now' as const, 'free' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('sign-out' as const, 'sign-in' as const, 'sign-in' as const, 'lose' as const, 'connect' as const),
      agent,
      window: fc.constant(0),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('set-shares' as const), queue: fc.constantFrom(...QUEUES), percent: fc.nat({ max: 100 }) }),
  },
);

const anyChangingMove: fc.Arbitrary<Move> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ kind: fc.constant('enqueue' as const), contact: fc.nat({ max: 200 }), asks: anyWish }) },
  { weight: 7, arbitrary: on('accept') },
  { weight: 4, arbitrary: on('release') },
  { weight: 2, arbitrary: on('finish') },
  { weight: 6, arbitrary: on('idle', 'active') },
  { weight: 3, arbitrary: on('reject', 'abandon', 'withdraw', 'reply') },
  { weight: 7, arbitrary: anyChange },
  { weight: 2, arbitrary: anyMove },
);

/** Dates come due one by one as often as not: what only they change is then told by nothing else. */
const anyChangingGap: fc.Arbitrary<Gap> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Gap>({ kind: 'pause', ms: 0 }) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 1_500 }).map((ms): Gap => ({ kind: 'pause', ms })) },
  { weight: 2, arbitrary: fc.constant<Gap>({ kind: 'due', offMs: 0 }) },
);

/** A history in which any of few agents could take nearly everything, and who may have what changes at every turn. */
export const anyChangingScript = ({ beatsMax = 60 } = {}): fc.Arbitrary<Script> =>
  fc.record({
    setting: fc.tuple(anyOverlapSetting, anyChanging).map(([setting, changing]) => changingIn(setting, changing)),
    punctual: fc.boolean(),
    beats: fc.array(fc.record({ gap: anyChangingGap, sender: fc.nat({ max: 1 }), move: anyChangingMove }), {
      minLength: 20,
      maxLength: beatsMax,
      size: 'max',
    }),
  });
