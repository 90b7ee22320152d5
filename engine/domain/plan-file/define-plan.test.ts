/** Proves that a plan of a dozen lines is complete, that the narrowest word counts, and that everything wrong is told at once. */
import { expect, test } from 'vitest';
import type { Plan } from '../plan.js';
import type { RoutingPolicy } from '../policy.js';
import type { Queue } from '../queue.js';
import { type DefinePlanOptions, definePlan } from './define-plan.js';
import type { HubFile, PlanFile } from './plan-schema.js';

const shop: PlanFile = {
  plan: 'shop',
  hubs: { lisbon: { kind: 'multilingual', country: 'PT', zone: 'Europe/Lisbon', languages: ['fr', 'es', 'pt'] } },
  queues: { orders: { channels: ['voice', 'chat', 'social', 'email'], home: ['lisbon'] } },
};
const prague: HubFile = { kind: 'monolingual', country: 'CZ', zone: 'Europe/Prague', languages: ['cs'], lead: 'lisbon' };

function planOf(file: PlanFile, options: DefinePlanOptions = {}): Plan {
  const defined = definePlan(file, options);
  if (!defined.ok) throw new Error(defined.problems.map(({ message }) => message).join('\n'));
  return defined.plan;
}
const policyOf = (file: PlanFile, channel = 'voice'): RoutingPolicy => planOf(file).queues[0]?.policies[channel] as RoutingPolicy;
const withQueue = (fields: object, more: object = {}): PlanFile =>
  ({ ...shop, ...more, queues: { orders: { channels: ['voice'], home: ['lisbon'], ...fields } } }) as PlanFile;
const codesOf = (file: unknown, options?: DefinePlanOptions): string[] =>
  definePlan(file, options).problems.map(({ code, path }) => `${code} ${path.join('.')}`);

// The table of defaults in design §6, figure by figure.
test('every default', () => {
  const { policies } = planOf(shop).queues[0] as Queue;
  const row = (channel: string): unknown => {
    const { target, offer, steps, lastAgent, shortAbandonMs, wrapUpMaxMs, band, rank } = policies[channel] as RoutingPolicy;
    const rings = steps.map(({ afterMs, hubs, preferences }) => [afterMs / 1_000, hubs === null ? 'any' : 'home', preferences]);
    const { ttlMs, strikesMax, reofferExpiredMs, reofferRejectedMs } = offer;
    return {
      target,
      offer: [ttlMs, strikesMax, reofferExpiredMs, reofferRejectedMs],
      rings,
      lastAgent,
      shortAbandonMs,
      wrapUpMaxMs,
      band,
      rank: rank.at(-2),
    };
  };
  const rings = (second: number, third: number): unknown => [
    [0, 'home', 1],
    [second, 'any', 1],
    [third, 'any', 2],
  ];
  expect(row('voice')).toEqual({
    target: { percent: 80, withinMs: 20_000, end: 'answer', clock: 'elapsed', riskPercent: null },
    offer: [15_000, 1, 30_000, 600_000],
    rings: rings(20, 60),
    lastAgent: null,
    shortAbandonMs: 5_000,
    wrapUpMaxMs: 30_000,
    band: 1,
    rank: 'skill-fit',
  });
  expect(row('chat')).toEqual({
    target: { percent: 80, withinMs: 45_000, end: 'answer', clock: 'elapsed', riskPercent: null },
    offer: [20_000, 2, 30_000, 600_000],
    rings: rings(30, 90),
    lastAgent: { mode: 'reserve', limitMs: 20_000, clock: 'elapsed' },
    shortAbandonMs: 10_000,
    wrapUpMaxMs: 15_000,
    band: 2,
    rank: 'least-loaded',
  });
  expect(row('social')).toEqual({
    target: { percent: 80, withinMs: 3_600_000, end: 'firstReply', clock: 'openHours', riskPercent: null },
    offer: [60_000, 3, 30_000, 600_000],
    rings: rings(1_800, 2_880),
    lastAgent: { mode: 'reserve', limitMs: 1_800_000, clock: 'elapsed' },
    shortAbandonMs: 0,
    wrapUpMaxMs: 0,
    band: 3,
    rank: 'least-loaded',
  });
  expect(row('email')).toEqual({
    target: { percent: 80, withinMs: 14_400_000, end: 'resolve', clock: 'openHours', riskPercent: null },
    offer: [120_000, 3, 30_000, 600_000],
    rings: rings(7_200, 11_520),
    lastAgent: { mode: 'reserve', limitMs: 1_800_000, clock: 'openHours' },
    shortAbandonMs: 0,
    wrapUpMaxMs: 0,
    band: 3,
    rank: 'least-loaded',
  });
});

// The defaults that belong to no channel.
test('the plan around the queues', () => {
  const plan = planOf(shop);
  expect(plan).toMatchObject({
    pointMs: 60_000,
    disconnectGraceMs: 20_000,
    languageAtLeast: 'B2',
    seed: 1,
    tenants: ['shop'],
    languages: ['fr', 'es', 'pt'],
  });
  expect(Object.values(plan.channels).map(({ id, cost, max, interruptibleBy }) => [id, cost, max, interruptibleBy])).toEqual([
    ['voice', 100, 1, []],
    ['chat', 33, 3, []],
    ['social', 33, 3, []],
    ['email', 100, 1, ['voice', 'chat']],
  ]);
  expect(plan.presenceReasons.map(({ id }) => id)).toEqual(['no-answer', 'signed-in', 'break', 'lunch', 'training', 'meeting']);
  expect(plan.queues[0]).toMatchObject({ tenant: 'shop', calendar: null, whenClosed: 'keep', waitingMax: null, lead: null });
  expect(planOf(withQueue({})).queues[0]?.whenClosed).toBe('reject');
  expect(planOf(withQueue({ home: undefined })).queues[0]?.policies['voice']?.steps.map(({ afterMs }) => afterMs)).toEqual([0, 60_000]);
});

// What is said at the queue for one channel beats the queue, which beats the channel, which beats the built-in; field by field.
test('the narrowest word counts', () => {
  const file = withQueue(
    { target: { within: '40s' }, band: 4, byChannel: { voice: { target: { percent: 95 }, lastAgent: { mode: 'prefer' } } } },
    { channels: { voice: { target: { within: '30s', percent: 90 }, band: 5, rank: ['lowest-cost'], wrapUpMax: '45s' } } },
  );
  expect(policyOf(file)).toMatchObject({
    target: { percent: 95, withinMs: 40_000, end: 'answer', clock: 'elapsed' },
    band: 4,
    rank: ['lowest-cost'],
    wrapUpMaxMs: 45_000,
    lastAgent: { mode: 'prefer', limitMs: 20_000, clock: 'elapsed' },
  });
});

// A step takes what it leaves out from the step before; hubs come by word, list, kind, country and language.
test('steps are complete', () => {
  const hubs = { ...shop.hubs, lisbon: { ...shop.hubs['lisbon'], lead: 'prague' }, prague: { ...prague, lead: undefined } };
  const steps = [
    {},
    { after: '10s', hubs: { kind: 'monolingual' }, languages: { preferences: 'all' } },
    { after: '50%', hubs: { country: 'PT' }, skills: { tolerance: 1, drop: ['returns'] } },
    { after: '1m', hubs: { fr: ['prague'], default: ['lisbon'] }, languages: { tolerance: 2 } },
    { after: '2m', hubs: 'lead', skills: { drop: [] } },
    { after: '3m', hubs: 'any' },
  ];
  const policy = policyOf(withQueue({ steps, target: { within: '60s' } }, { hubs, skills: ['returns'] }));
  expect(
    policy.steps.map((step) => [
      step.afterMs,
      step.hubs,
      step.preferences,
      step.languageTolerance,
      step.skillTolerance,
      step.skillsDropped,
    ]),
  ).toEqual([
    [0, ['lisbon'], 1, 0, 0, []],
    [10_000, ['prague'], 8, 0, 0, []],
    [30_000, ['lisbon'], 8, 0, 1, ['returns']],
    [60_000, ['lisbon'], 8, 2, 1, ['returns']],
    [120_000, ['prague'], 8, 2, 1, []],
    [180_000, null, 8, 2, 1, []],
  ]);
  expect(policy.steps[3]?.hubsByLanguage).toEqual({ fr: ['prague'] });
});

// Home may differ by language; the lead of the first home hub leads the queue; regions fold into the plan's languages.
test('home by language', () => {
  const file = {
    ...shop,
    hubs: { ...shop.hubs, prague },
    queues: { orders: { channels: ['voice'], home: { cs: ['prague'], 'pt-BR': ['lisbon'] } } },
  };
  const [queue] = planOf(file).queues;
  expect(queue).toMatchObject({ home: [], homeByLanguage: { cs: ['prague'], pt: ['lisbon'] }, lead: 'lisbon' });
  expect(queue?.policies['voice']?.steps[0]).toMatchObject({ hubs: null, hubsByLanguage: { cs: ['prague'], pt: ['lisbon'] } });
});

// Languages come from hubs and roster without regions, unless the plan lists its own.
test('languages of the plan', () => {
  const roster = {
    groups: [{ group: 'x', count: 1, hub: 'lisbon', languages: ['de-AT', { tag: 'fr' }, 7] }],
    agents: { a: { languages: ['nl'] } },
  };
  expect(planOf(shop, { roster }).languages).toEqual(['fr', 'es', 'pt', 'nl', 'de']);
  expect(
    planOf({
      ...shop,
      languages: ['fr', 'es-419', 'es', 'pt-br'],
      hubs: { lisbon: { kind: 'multilingual', country: 'PT', zone: 'Europe/Lisbon', languages: ['fr-CA', 'es-419'] } },
    }).hubs[0]?.languages,
  ).toEqual(['fr', 'es-419']);
});

// A channel of the plan's own works once its mode and urgency are known.
test('own channels', () => {
  const file = withQueue({ channels: ['device'] }, { channels: { device: { mode: 'written', urgency: 'live', cost: 50, max: 2 } } });
  expect(planOf(file).channels['device']).toMatchObject({ mode: 'written', urgency: 'live', cost: 50, max: 2, wrapUpMaxMs: 30_000 });
  expect(policyOf(file, 'device')).toMatchObject({ band: 1, target: { withinMs: 20_000 } });
  expect(codesOf(withQueue({ channels: ['device'] }, { channels: { device: { cost: 50 } } }))).toEqual([
    'CHANNEL_INCOMPLETE channels.device',
  ]);
});

// Jurisdictions of a hub are those of its country; reasons of the plan join the customary ones, which it may change.
test('jurisdictions and reasons', () => {
  const plan = planOf({
    ...shop,
    jurisdictions: { EU: ['PT', 'FR'], UK: ['GB'] },
    presenceReasons: { coaching: { max: '15m' }, lunch: { paid: true } },
  });
  expect(plan.hubs[0]?.jurisdictions).toEqual(['EU']);
  expect(plan.presenceReasons.slice(-1)).toEqual([{ id: 'coaching', paid: true, countsAsOccupied: false, maxMs: 900_000 }]);
  expect(plan.presenceReasons.find(({ id }) => id === 'lunch')?.paid).toBe(true);
});

// A calendar comes compiled, in the options or in the file; written as hours only, the plan says where to have it compiled.
test('calendars', () => {
  const compiled = { instantsMs: [10, 20, 30, 40], horizonMs: 50, tzdata: '2025c' };
  const hours = { zone: 'Europe/Lisbon', weekly: { mon: ['08:00-20:00'] } };
  expect(planOf({ ...withQueue({ calendar: 'c' }), calendars: { c: compiled } }).calendars['c']).toEqual({ id: 'c', ...compiled });
  expect(planOf(withQueue({ calendar: 'c' }), { calendars: [{ id: 'c', ...compiled }] }).calendars['c']).toEqual({ id: 'c', ...compiled });
  expect(codesOf({ ...withQueue({ calendar: 'c' }), calendars: { c: hours } })).toEqual(['CALENDAR_NOT_COMPILED calendars.c']);
  for (const instantsMs of [[20, 10], [10], [10, 60]]) {
    expect(codesOf({ ...shop, calendars: { c: { ...compiled, instantsMs } } })).toEqual(['CALENDAR_MISSHAPEN calendars.c']);
  }
});

// One reading tells what is wrong in shape and in meaning, with the nearest name, and nothing that only follows from it.
test('everything at once', () => {
  const defined = definePlan({
    plan: 'shop',
    hubs: { lisbon: { kind: 'multilingal', country: 'Portugal', zone: 'Europe/Lisbon', languages: ['fr', 'es'] } },
    queues: { orders: { channels: ['voce'], home: ['lisbn', 'lisbon'], stpes: [], offer: { within: 'soon' } }, returns: {} },
  });
  expect(defined.ok).toBe(false);
  expect(defined.problems.map(({ code, path, nearest }) => [code, path.join('.'), nearest])).toEqual([
    ['VALUE_INVALID', 'hubs.lisbon.kind', 'multilingual'],
    ['VALUE_INVALID', 'hubs.lisbon.country', null],
    ['VALUE_INVALID', 'queues.orders.offer.within', null],
    ['FIELD_UNKNOWN', 'queues.orders.stpes', 'steps'],
    ['FIELD_MISSING', 'queues.returns.channels', null],
    ['NAME_UNKNOWN', 'queues.orders.channels.0', 'voice'],
    ['NAME_UNKNOWN', 'queues.orders.home.0', 'lisbon'],
  ]);
  expect(defined.problems.at(-1)?.message).toBe('There is no hub lisbn; did you mean lisbon?');
  expect(defined.problems.at(-1)?.next).toBe('Name one of: lisbon.');
});

// A list of the built-in ones reads as if there could be no others.
test('who names a channel that is not declared learns that a plan may declare it', () => {
  const { problems } = definePlan({
    plan: 'shop',
    hubs: { lisbon: { kind: 'monolingual', country: 'PT', zone: 'Europe/Lisbon', languages: ['pt'] } },
    queues: { papers: { channels: ['backoffice'] } },
  });
  expect(problems.map(({ code, next }) => [code, next])).toEqual([
    [
      'NAME_UNKNOWN',
      'Name one of: voice, chat, social, email; a plan declares others, with their mode and urgency, under its field channels.',
    ],
  ]);
});
