import fc from 'fast-check';
import type { RankKeyName } from '../domain/policy.js';
import { CHANNELS, HUBS, maybe, present, rarely, seconds, subset, TENANTS } from './names.js';
import { anyPolicy } from './policies.js';

/** Alarms that come and go within a short history. */
const anyThresholds = fc
  .record({
    waiting: maybe(fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 3 })).map(([until, more]) => ({ over: until + more, until }))),
    oldest: maybe(fc.tuple(seconds(0, 40), seconds(0, 20)).map(([until, more]) => ({ over: until + more, until }))),
  })
  .map(present);
/** How contacts of a queue come to the next one. */
const anyWay = fc.oneof(
  fc.constant({ kind: 'full' as const }),
  fc.record({ kind: fc.constant('overflow' as const), waitingOver: fc.integer({ min: 0, max: 4 }), until: fc.integer({ min: 0, max: 4 }) }),
  fc.record({ kind: fc.constant('wait' as const), after: seconds(0, 60) }),
);
type Way = typeof anyWay extends fc.Arbitrary<infer T> ? T : never;

/** Fields of a queue that say so; the last one has nowhere to send them but away. */
function waysTo(next: string | undefined, ways: readonly Way[] = []): object {
  const fields = ways.flatMap((way): object[] => {
    if (way.kind === 'wait')
      return [
        { maxWait: { after: way.after, to: next === undefined ? (way.after % 2_000 === 0 ? 'reject' : 'callback') : `queue:${next}` } },
      ];
    if (next === undefined) return [];
    if (way.kind === 'full') return [{ whenFull: { queue: next } }];
    const { waitingOver, until } = way;
    return [{ overflow: [{ to: next, when: { waitingOver, until: Math.min(waitingOver, until) } }] }];
  });
  return Object.assign({}, ...fields);
}

/** Each queue sends what it does not keep to the one after it, which therefore is of the same tenant and takes the same channels. */
export function joined<Q extends { tenant: string; channels: string[]; ways?: readonly Way[] }>(queues: readonly (readonly [string, Q])[]) {
  let before: Q | undefined;
  return queues.map(([id, { ways, ...queue }], place) => {
    const follows =
      before?.ways === undefined
        ? queue
        : { ...queue, tenant: before.tenant, channels: [...new Set([...queue.channels, ...before.channels])] };
    before = { ways, ...follows } as unknown as Q;
    return [id, { ...follows, ...waysTo(queues[place + 1]?.[0], ways) }] as const;
  });
}

/** Splits that a short history can meet and miss: few assignments looked back on, sometimes hubs in no group, sometimes three groups. */
const anyShares = fc
  .record({
    groups: fc.oneof(
      fc.nat({ max: 100 }).map((percent) => [
        { hubs: ['lisbon', 'lyon'], percent },
        { hubs: ['bucharest', 'leeds'], percent: 100 - percent },
      ]),
      fc.tuple(fc.nat({ max: 50 }), fc.nat({ max: 50 })).map(([a, b]) => [
        { hubs: ['leeds'], percent: a },
        { hubs: ['bucharest'], percent: b },
        { hubs: ['lyon'], percent: 100 - a - b },
      ]),
    ),
    window: fc.integer({ min: 1, max: 8 }),
    tolerance: fc.constantFrom(0, 0, 0, 30),
    hold: fc.constantFrom(0, 20_000, 600_000, 3_600_000),
  })
  .map(present);

/** Where work is shared, shares are mostly what agents are compared by first. */
const shareFirst = (rank: readonly RankKeyName[]): RankKeyName[] =>
  rank.length % 3 === 0 ? [...rank] : ['share', ...rank.filter((key) => key !== 'share')];

/** Slots that a short history can fill. */
const anySlots = fc
  .record({
    calendar: fc.constantFrom('days', 'nights'),
    every: seconds(5, 40),
    capacity: fc.integer({ min: 1, max: 2 }),
    band: rarely(fc.integer({ min: 0, max: 3 })),
    ahead: maybe(seconds(60, 900)),
  })
  .map(present);

export const anyQueue = fc
  .record({
    channels: subset(CHANNELS, 2),
    home: rarely(fc.oneof(subset(HUBS, 1), fc.constant({ fr: ['lyon'], pt: ['lisbon', 'leeds'] })), 3),
    tenant: fc.constantFrom(...TENANTS),
    calendar: rarely(fc.constantFrom('days', 'nights'), 3),
    whenClosed: maybe(fc.constantFrom<'reject' | 'keep' | 'callback'>('reject', 'keep', 'callback')),
    waitingMax: rarely(fc.integer({ min: 1, max: 4 })),
    thresholds: rarely(anyThresholds, 3),
    ways: rarely(fc.array(anyWay, { minLength: 1, maxLength: 3 }), 3),
    shares: rarely(anyShares, 2),
    slots: rarely(anySlots, 2),
    policy: anyPolicy,
  })
  .map(({ policy, ...queue }) => ({ ...present(queue), ...policy, ...(queue.shares && policy.rank && { rank: shareFirst(policy.rank) }) }));
