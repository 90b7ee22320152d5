import fc from 'fast-check';
import { hoursFiles } from './hours-files.js';

const LANGUAGES = ['fr', 'es', 'pt', 'pt-BR', 'it', 'cs'];
const HUBS = ['lisbon', 'bucharest', 'prague'];
const CHANNELS = ['voice', 'chat', 'social', 'email', 'video'];
const SKILLS = ['billing', 'returns', 'kyc'];

const maybe = (fields: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<object> => fc.record(fields, { requiredKeys: [] });
const some = (names: readonly string[]): fc.Arbitrary<string[]> => fc.subarray([...names], { minLength: 1 });
const duration = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 1_000, max: 100_000_000 }),
  fc.constantFrom('20s', '1h30m', '500ms', '2d', '0s'),
);
const clock = fc.constantFrom('elapsed' as const, 'openHours' as const);
const level = fc.integer({ min: 1, max: 5 });
const hubsByLanguage = fc.dictionary(fc.constantFrom('fr', 'es', 'it', 'default'), some(HUBS), { maxKeys: 3 });

const limit = (over: fc.Arbitrary<unknown>, until: unknown): fc.Arbitrary<unknown> =>
  fc.oneof(
    over,
    over.map((value) => ({ over: value, until })),
  );

const term = fc.oneof(
  fc.record({ skill: fc.constantFrom(...SKILLS), level }, { requiredKeys: ['skill'] }),
  fc.record({ attribute: fc.constant('team'), is: fc.constantFrom('red', ['red', 'blue']) }),
);
const termsOf = (item: fc.Arbitrary<unknown>): fc.Arbitrary<object> => {
  const items = fc.array(item, { maxLength: 2 });
  return maybe({ all: items, any: items, none: items });
};
const requires = termsOf(fc.oneof(term, termsOf(term)));

/** Steps that rise; what each of them opens may be anything. */
const steps = fc
  .array(
    maybe({
      hubs: fc.oneof(
        fc.constantFrom('home', 'any'),
        some(HUBS),
        fc.constant({ kind: 'multilingual' }),
        fc.constant({ country: 'PT' }),
        hubsByLanguage.filter((one) => Object.keys(one).length > 0),
      ),
      languages: maybe({
        preferences: fc.oneof(fc.constantFrom(1, 2, 3), fc.constant('all')),
        tolerance: fc.integer({ min: 0, max: 5 }),
        atLeast: fc.oneof(fc.constantFrom('A2', 'native'), maybe({ spoken: fc.constant('B1'), written: fc.constantFrom('A2', 'B1') })),
        machineAssisted: fc.boolean(),
      }),
      skills: maybe({ tolerance: fc.integer({ min: 0, max: 4 }), drop: fc.subarray(['billing', 'returns']) }),
      when: maybe({
        noneSignedIn: fc.boolean(),
        hubClosed: fc.boolean(),
        waitingOver: limit(fc.nat({ max: 9 }), 0),
        oldestOver: limit(duration, '0s'),
        estimatedWaitOver: limit(duration, 0),
      }),
      bots: fc.constantFrom('any', 'only', 'none'),
      reserve: fc.nat({ max: 5 }),
      raiseBand: fc.nat({ max: 9 }),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((list) => list.map((step, index) => (index === 0 ? step : { after: index * 15_000, ...step })));

const offer = {
  mode: fc.constantFrom('push', 'auto', 'broadcast'),
  within: duration,
  strikes: level,
  backOff: duration,
  backOffMax: duration,
  coolDown: duration,
  coolDownOf: fc.constantFrom('all', 'channel'),
  reofferExpired: duration,
  reofferRejected: duration,
  transferReturn: duration,
};

const schedule = fc.constantFrom('ignore', 'prefer', 'require');

const policy = {
  target: maybe({
    percent: fc.integer({ min: 1, max: 100 }),
    within: duration,
    end: fc.constantFrom('answer', 'resolve'),
    clock,
    risk: fc.constantFrom('none', '75%'),
  }),
  band: fc.integer({ min: 0, max: 9 }),
  steps,
  rank: fc.subarray(['ring', 'tier', 'language-fit', 'longest-idle', 'lowest-cost', 'round-robin'], { minLength: 1 }),
  offer: fc.oneof(
    maybe(offer),
    fc.nat({ max: 9 }).map((to) => ({ mode: 'broadcast', to: to + 1 })),
  ),
  lastAgent: fc.oneof(fc.constant('off'), maybe({ mode: fc.constantFrom('prefer', 'reserve'), limit: duration, clock })),
  schedule,
  shortAbandon: duration,
  returnWithin: duration,
  wrapUpMax: duration,
  wrapUp: maybe({
    mode: fc.constantFrom('timeBoxed', 'optional', 'mandatory'),
    min: duration,
    extendBy: duration,
    extensions: fc.nat({ max: 9 }),
  }),
  idle: maybe({ after: fc.oneof(fc.constant('none'), duration), whenFull: fc.constantFrom('wait', 'over'), wait: duration }),
  lease: fc.oneof(fc.constant('none'), duration),
};
const skills = fc.oneof(fc.subarray(SKILLS), fc.dictionary(fc.constantFrom(...SKILLS), level));

const overflowing = fc.record(
  { waitingOver: fc.integer({ min: 5, max: 9 }), until: fc.nat({ max: 5 }) },
  { requiredKeys: ['waitingOver'] },
);

/** To the queue `spare`, which is of one tenant. */
const sendsOn = ({ whenFull, overflow }: { whenFull?: unknown; overflow?: readonly unknown[] }): boolean =>
  typeof whenFull === 'object' || (overflow ?? []).length > 0;

/** What only queues say, for all their channels or for one. */
const ofQueues = {
  skills,
  requires,
  site: fc.boolean(),
  cost: fc.nat({ max: 200 }),
  maxWait: fc.oneof(fc.constant('off'), fc.record({ after: duration, to: fc.constantFrom('reject', 'callback') })),
  callback: fc.record({ retry: duration, attempts: fc.integer({ min: 1, max: 9 }) }, { requiredKeys: [] }),
  ...policy,
};

const queue = fc
  .record({
    channels: some(CHANNELS),
    more: maybe({
      home: fc.oneof(fc.subarray(HUBS), hubsByLanguage),
      lead: fc.constantFrom(...HUBS),
      tenant: fc.constantFrom('brand', 'club'),
      programme: fc.constant('loyalty'),
      calendar: fc.constantFrom('days', 'nights'),
      whenClosed: fc.constantFrom('reject', 'keep', 'callback'),
      waitingMax: fc.integer({ min: 1, max: 500 }),
      thresholds: fc.constantFrom({}, { waiting: { over: 9 } }, { waiting: { over: 9, until: 4 }, oldest: { over: 90_000, until: '30s' } }),
      whenFull: fc.constantFrom('reject', { queue: 'spare' }),
      slots: fc.constantFrom(
        { calendar: 'days', every: '30m', capacity: 2 },
        {
          list: [{ from: '2026-12-01T09:00Z', until: '2026-12-01T12:00+01:00', capacity: 0 }],
          band: 1,
          ahead: '90d',
        },
      ),
      shares: fc.record({
        groups: fc
          .nat({ max: 100 })
          .map((percent) => HUBS.slice(0, 2).map((hub, at) => ({ hubs: [hub], percent: at === 0 ? percent : 100 - percent }))),
        window: fc.integer({ min: 1, max: 500 }),
        tolerance: fc.nat({ max: 100 }),
        hold: fc.constantFrom(0, '20s'),
      }),
      overflow: fc.array(fc.record({ to: fc.constant('spare'), when: overflowing }), { maxLength: 2 }),
      dispositions: fc.constant(['sold', 'lost']),
      ...ofQueues,
    }),
    own: maybe(ofQueues),
    withOwn: fc.boolean(),
  })
  .map(({ channels, more, own, withOwn }) => ({
    channels,
    ...more,
    tenant: sendsOn(more) ? 'brand' : ((more as { tenant?: string }).tenant ?? 'brand'),
    ...(withOwn ? { byChannel: { [channels[0] as string]: own } } : {}),
  }));

const windowHours = hoursFiles().map((hours) => {
  const { zone: _, ...window } = hours as { zone: string };
  return window;
});
const retry = maybe({ noAnswer: duration, busy: duration, machine: duration, failed: duration });

/** Campaigns of whatever queues there are. */
const hubZones = ['Europe/Lisbon', 'Europe/Bucharest', 'Europe/Prague'];
const compiled = { instantsMs: [1_795_420_800_000, 1_795_460_400_000], horizonMs: 1_795_500_000_000, tzdata: '2026a' };
/** Every window is compiled for every zone: few of either, or reading takes long. */
const campaigns = fc
  .record({ polite: windowHours, listed: fc.constantFrom(['Europe/Lisbon'], ['Asia/Kolkata'], ['America/Sao_Paulo'], undefined) })
  .map(({ polite, listed }) => ({
    callingWindows: { polite, fixed: { zones: Object.fromEntries((listed ?? hubZones).map((zone) => [zone, compiled])) } },
    ...(listed && { customerZones: listed }),
  }));
const campaign = maybe({
  channel: fc.constantFrom('voice', 'email'),
  window: fc.constant('fixed'),
  band: fc.nat({ max: 9 }),
  attempts: level,
  attemptsPerDay: level,
  retry,
  signalAfter: fc.nat({ max: 3 }),
  signalWithin: duration,
});

/** Any plan that is in order: every field present or absent, alone and together. */
export const planFiles = (): fc.Arbitrary<object> =>
  fc
    .record({
      queues: fc.dictionary(fc.constantFrom('orders', 'returns', 'no', '42', 'à la carte: #1'), queue, { minKeys: 1 }),
      lisbon: maybe({
        lead: fc.constant('bucharest'),
        costPerHour: fc.nat(),
        calendar: fc.constant('days'),
        jurisdictions: fc.subarray(['EU', 'UK']),
        cover: fc.constantFrom({}, { languages: 'all' }, { languages: ['es'], presence: 'signedIn' }),
        blend: fc.constantFrom({ outboundPercent: 20 }, { outboundPercent: 50, window: 4 }),
      }),
      days: hoursFiles(),
      nights: hoursFiles(),
      voice: maybe({
        cost: fc.nat({ max: 200 }),
        max: level,
        interruptibleBy: fc.subarray(CHANNELS),
        urgency: fc.constant('conversational'),
        ...policy,
      }),
      calling: fc.option(campaigns, { nil: undefined, freq: 2 }),
      campaign,
      plan: maybe({
        languages: fc.constant([...LANGUAGES, 'pl']),
        languageAtLeast: fc.constantFrom('A1', 'C2', 'native'),
        priorityPoint: duration,
        disconnectGrace: duration,
        dispositions: fc.constant(['done', 'sold', 'lost']),
        seed: fc.nat(),
        schedule,
        presenceReasons: fc.constant({ coaching: { max: '15m', paid: false }, lunch: { countsAsOccupied: true } }),
      }),
    })
    .map(({ queues, lisbon, days, nights, voice, calling, campaign, plan }) => ({
      plan: 'brand',
      tenants: ['brand', 'club'],
      hubs: {
        lisbon: { kind: 'multilingual', country: 'PT', zone: 'Europe/Lisbon', languages: ['fr', 'es', 'pt-BR'], ...lisbon },
        bucharest: { kind: 'digital', country: 'RO', zone: 'Europe/Bucharest', languages: ['fr', 'it'] },
        prague: { kind: 'monolingual', country: 'CZ', zone: 'Europe/Prague', languages: ['cs'], lead: 'lisbon' },
      },
      skills: ['billing', { id: 'returns' }, { id: 'kyc', authorisation: true }],
      agentAttributes: { team: ['red', 'blue'] },
      jurisdictions: { EU: ['PT', 'RO', 'CZ'], UK: ['GB'] },
      calendars: { days, nights },
      channels: { voice, video: { mode: 'spoken', urgency: 'live' } },
      queues: { ...queues, spare: { channels: CHANNELS, tenant: 'brand' } },
      ...(calling && { campaigns: { leads: { queue: 'spare', window: 'polite', ...campaign } }, ...calling }),
      ...plan,
    }));
