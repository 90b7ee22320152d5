import fc from 'fast-check';
import type { Blend } from '../domain/blend.js';
import { isOfCampaigns } from '../domain/campaign.js';
import type { RoutingPolicy } from '../domain/policy.js';
import type { Queue } from '../domain/queue.js';
import type { Move } from './move.js';
import { anyGap, anyMove, type Script } from './moves.js';
import { BEGIN_MS, CAMPAIGNS, CHANNELS, present, QUEUES, rarely, ZONES } from './names.js';
import { anySetting, type Setting } from './plans.js';

const pick = fc.nat({ max: 999 });
const on = <K extends 'accept' | 'release' | 'finish'>(kind: K) => fc.record({ kind: fc.constant(kind), pick });

/** What each hub does; `auto`: whom the router chooses has the contact at once. */
const anyBlending = fc.record({
  blends: fc.array(fc.record({ outboundPercent: fc.constantFrom(34, 50, 66), window: fc.integer({ min: 3, max: 6 }) }), {
    minLength: 3,
    maxLength: 4,
  }),
  auto: fc.boolean(),
});

interface Blending {
  readonly blends: readonly Blend[];
  readonly auto: boolean;
}

const unhindered = (queue: Queue, auto: boolean): Queue => ({
  ...queue,
  calendar: null,
  policies: Object.fromEntries(
    Object.entries(queue.policies).map(([channel, policy]): [string, RoutingPolicy] => [
      channel,
      { ...policy, requires: null, site: false, schedule: 'ignore', offer: auto ? { ...policy.offer, mode: 'auto' } : policy.offer },
    ]),
  ),
});

/** Hubs that blend, few agents who take everything, so that much waits for each, and customers who may be called at any hour. */
const blending = ({ plan, roster }: Setting, { blends, auto }: Blending): Setting => ({
  plan: {
    ...plan,
    hubs: plan.hubs.map((hub, place) => ({ ...hub, calendar: null, blend: blends[place] ?? null })),
    queues: plan.queues.map((queue) => unhindered(queue, auto)),
    calendars: Object.fromEntries(
      Object.entries(plan.calendars).map(([id, calendar]) => [
        id,
        isOfCampaigns(id) ? { ...calendar, instantsMs: [BEGIN_MS - 1], horizonMs: BEGIN_MS + 1_000_000_000 } : calendar,
      ]),
    ),
    campaigns: plan.campaigns.map((one) => ({ ...one, signalAfter: null })),
  },
  roster: {
    ...roster,
    agents: roster.agents
      .slice(0, 3)
      .map((agent) => ({ ...agent, tenants: plan.tenants, channels: Object.keys(plan.channels), queues: null, shift: null })),
  },
});

const anyArrival: fc.Arbitrary<Move> = fc.record({
  kind: fc.constant('enqueue' as const),
  contact: fc.nat({ max: 200 }),
  asks: fc
    .record({
      queue: fc.constantFrom(...QUEUES),
      channel: fc.constantFrom(...CHANNELS),
      campaign: rarely(fc.record({ campaign: fc.constantFrom(...CAMPAIGNS), zone: fc.constantFrom(...ZONES) }), 2),
    })
    .map(present),
});

/** A history in which customers come, and customers are called, and more wait for each of the few agents than they can take. */
export const anyBlendScript = ({ beatsMax = 80 } = {}): fc.Arbitrary<Script> => {
  const move: fc.Arbitrary<Move> = fc.oneof(
    { weight: 10, arbitrary: anyArrival },
    { weight: 6, arbitrary: on('accept') },
    { weight: 6, arbitrary: on('release') },
    { weight: 4, arbitrary: on('finish') },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('dialled' as const),
        pick,
        outcome: fc.constantFrom('connected' as const, 'busy' as const),
      }),
    },
    { weight: 3, arbitrary: anyMove },
  );
  const beat = fc.record({ gap: anyGap, sender: fc.nat({ max: 1 }), move });
  return fc.record({
    setting: fc.tuple(anySetting, anyBlending).map(([setting, all]) => blending(setting, all)),
    punctual: fc.boolean(),
    beats: fc.array(beat, { minLength: 20, maxLength: beatsMax, size: 'max' }),
  });
};
