import fc from 'fast-check';
import type { Roster } from '../domain/agent.js';
import type { CompiledCalendar } from '../domain/calendar.js';
import type { Plan } from '../domain/plan.js';
import { definePlan } from '../domain/plan-file/define-plan.js';
import { defineRoster } from '../domain/plan-file/define-roster.js';
import { BOTS_OF_STEP, OFFER_MODES, RANK_KEYS, type RankKeyName, WRAP_UP_MODES } from '../domain/policy.js';
import { anyCalendar } from './calendars.js';
import { anyCampaign, callingCalendars } from './campaigns.js';
import {
  AUTHORISATION,
  anyRequires,
  BEGIN_MS,
  CAMPAIGNS,
  CHANNELS,
  HUBS,
  JURISDICTIONS,
  LANGUAGES,
  LEVELS,
  maybe,
  present,
  QUEUES,
  rarely,
  SKILLS,
  seconds,
  subset,
  TENANTS,
  ZONES,
} from './names.js';
import { anyRoster } from './rosters.js';

const COUNTRIES = { lisbon: 'PT', lyon: 'FR', bucharest: 'RO', leeds: 'GB' } as const;

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
const anySteps = fc
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
  wrapUp: { min: policy.wrapUpMax / 2, ...policy.wrapUp },
});

/** Any keys in any order; the one for shares is often first, because elsewhere it seldom decides. */
const anyRank = fc
  .tuple(fc.shuffledSubarray([...RANK_KEYS], { minLength: 1 }), fc.nat({ max: 3 }))
  .map(([keys, first]) => (first === 0 ? [...new Set(['share' as const, ...keys])] : keys));

const anyPolicy = fc
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
function joined<Q extends { tenant: string; channels: string[]; ways?: readonly Way[] }>(queues: readonly (readonly [string, Q])[]) {
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

const anyQueue = fc
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

const anyHub = (id: (typeof HUBS)[number]) =>
  fc
    .record({
      kind: fc.constantFrom<'multilingual' | 'monolingual' | 'digital'>('multilingual', 'monolingual', 'digital'),
      languages: subset(LANGUAGES, 1),
      jurisdictions: maybe(subset(JURISDICTIONS)),
      costPerHour: maybe(fc.integer({ min: 0, max: 3 })),
      calendar: rarely(fc.constantFrom('days', 'nights')),
      cover: rarely(
        fc
          .record({
            languages: maybe(fc.oneof(fc.constant('all' as const), subset(LANGUAGES, 1))),
            presence: maybe(fc.constantFrom<'ready' | 'signedIn'>('ready', 'signedIn')),
          })
          .map(present),
        3,
      ),
    })
    .map(({ kind, languages, ...hub }) => ({
      kind,
      languages: kind === 'monolingual' ? languages.slice(0, 1) : languages,
      country: COUNTRIES[id],
      zone: 'Europe/Lisbon',
      ...present(hub),
    }));

const anyChannel = fc
  .record({
    cost: maybe(fc.constantFrom(20, 33, 50, 100)),
    max: maybe(fc.integer({ min: 1, max: 3 })),
    interruptibleBy: maybe(subset(CHANNELS)),
    wrapUpMax: maybe(fc.oneof(fc.constant(0), seconds(1, 30))),
  })
  .map(present);

/** A plan as its author would write it. */
const anyPlanFile = fc
  .record({
    hubs: fc.tuple(...HUBS.map((id) => anyHub(id).map((hub) => [id, hub] as const))),
    campaigns: fc.tuple(...CAMPAIGNS.map((id) => anyCampaign.map((campaign) => [id, campaign] as const))),
    queues: fc.tuple(...QUEUES.map((id) => anyQueue.map((queue) => [id, queue] as const))),
    channels: fc.tuple(...CHANNELS.map((id) => anyChannel.map((channel) => [id, channel] as const))),
    disconnectGrace: maybe(fc.oneof(fc.constant(0), seconds(1, 40))),
    priorityPoint: maybe(seconds(1, 60)),
    languageAtLeast: maybe(fc.constantFrom<'A2' | 'B2' | 'C1'>('A2', 'B2', 'C1')),
  })
  .map(({ hubs, queues, campaigns, channels, ...rest }) => ({
    plan: 'generated',
    tenants: [...TENANTS],
    languages: [...LANGUAGES],
    skills: ['billing', 'tech', { id: AUTHORISATION, authorisation: true }],
    agentAttributes: { team: ['red', 'blue'] },
    jurisdictions: { EU: ['PT', 'FR', 'RO'], UK: ['GB'] },
    hubs: Object.fromEntries(hubs),
    queues: Object.fromEntries(joined(queues)),
    channels: Object.fromEntries(channels),
    callingWindows: { polite: { weekly: { 'mon-sun': ['08:00-20:00'] } } },
    customerZones: [...ZONES],
    campaigns: Object.fromEntries(campaigns),
    ...present(rest),
  }));

export interface Setting {
  readonly plan: Plan;
  readonly roster: Roster;
}

/** What the problems of a setting say, where it is not one. */
const told = (problems: readonly { severity: string; message: string }[]): string =>
  problems
    .filter(({ severity }) => severity === 'error')
    .map(({ message }) => message)
    .join(' ');

/** A plan and its roster, made by the same `definePlan` and `defineRoster` that read the files of users. */
export const anySetting: fc.Arbitrary<Setting> = fc
  .record({
    file: anyPlanFile,
    rosterFile: anyRoster,
    calendars: fc.tuple(anyCalendar('days'), anyCalendar('nights')),
    calling: callingCalendars,
  })
  .map(({ file, rosterFile, calendars, calling }): Setting => {
    const planned = definePlan(file, { calendars: [...calendars, ...calling] });
    if (!planned.ok) throw new Error(`the generated plan is not one: ${told(planned.problems)}`);
    const enrolled = defineRoster(rosterFile, planned.plan);
    if (!enrolled.ok) throw new Error(`the generated roster is not one: ${told(enrolled.problems)}`);
    return { plan: planned.plan, roster: enrolled.roster };
  });

/** The same calendars, shifts included, with everything after the first hour known better. */
export const anyExtension: fc.Arbitrary<readonly CompiledCalendar[]> = fc
  .tuple(fc.tuple(...['days', 'nights', 'shifts/early', 'shifts/late'].map(anyCalendar)), callingCalendars)
  .map(([calendars, calling]) => [...calendars, ...calling].map((one) => ({ ...one, horizonMs: BEGIN_MS + 2_000_000_000 })));
