/** Proves that few lines make many agents, that agents are checked against the plan, and that what both lack is told. */
import { expect, test } from 'vitest';
import type { AgentProfile } from '../agent.js';
import type { Plan } from '../plan.js';
import { definePlan } from './define-plan.js';
import { defineRoster } from './define-roster.js';
import type { PlanFile } from './plan-schema.js';
import type { Problem } from './problems.js';

const shop: PlanFile = {
  plan: 'shop',
  tenants: ['shop', 'club'],
  skills: ['returns', { id: 'kyc', authorisation: true }],
  hubs: {
    lisbon: { kind: 'multilingual', country: 'PT', zone: 'Europe/Lisbon', languages: ['fr', 'pt'] },
    prague: { kind: 'monolingual', country: 'CZ', zone: 'Europe/Prague', languages: ['cs'] },
  },
  queues: {
    orders: { channels: ['voice', 'chat'], tenant: 'shop', home: ['lisbon'] },
    checks: { channels: ['email'], tenant: 'club', skills: { kyc: 2 }, steps: [{ hubs: ['lisbon'] }] },
  },
};

function planOf(file: PlanFile): Plan {
  const defined = definePlan(file);
  if (!defined.ok) throw new Error(defined.problems.map(({ message }) => message).join('\n'));
  return defined.plan;
}
const plan = planOf(shop);

function agentsOf(file: unknown): readonly AgentProfile[] {
  const defined = defineRoster(file, plan);
  if (!defined.ok) throw new Error(defined.problems.map(({ message }) => message).join('\n'));
  return defined.roster.agents;
}
const codesOf = (file: unknown, of: 'plan' | 'roster' = 'roster', nowMs?: number): string[] =>
  defineRoster(file, plan, nowMs === undefined ? {} : { nowMs })
    .problems.filter((found) => found.of === of)
    .map(({ code, path }) => `${code} ${path.join('.')}`);
const agent = (fields: object): unknown => ({ agents: { ana: { hub: 'lisbon', languages: ['fr'], ...fields } } });

// An agent of two lines has everything; the languages of a monolingual hub go without saying.
test('defaults of an agent', () => {
  expect(agentsOf({ agents: [{ id: 'jana', hub: 'prague', skills: ['returns'] }] })).toEqual([
    {
      id: 'jana',
      kind: 'person',
      hub: 'prague',
      tenants: ['shop', 'club'],
      channels: ['voice', 'chat', 'email'],
      queues: null,
      languages: [{ language: 'cs', tag: 'cs', spoken: 'C1', written: 'C1' }],
      skills: [{ skill: 'returns', level: 3, validFromMs: null, validUntilMs: null }],
      capacity: 100,
      channelMax: {},
      channelCost: {},
      workplace: { kind: 'site', country: 'CZ' },
      attributes: {},
      tiers: [],
      shift: null,
      handlingPercent: 100,
      costPerHour: null,
    },
  ]);
});

// What is written is kept: levels by mode, regions, validity, place of work, tiers.
test('an agent in full', () => {
  const [ana] = agentsOf(
    agent({
      languages: ['pt-br', { tag: 'fr', level: 'B2', written: 'native' }],
      skills: { kyc: { level: 4, from: '2026-01-01', until: '2027-01-01T00:00Z' }, returns: 5 },
      workplace: { kind: 'home', country: 'ES' },
      tiers: [
        { tier: 2, queue: 'orders' },
        { tier: 3, skill: 'returns', language: 'fr' },
      ],
      channelMax: { chat: 2 },
      channelCost: { chat: 50 },
      capacity: 200,
      queues: ['orders'],
      costPerHour: 1_200,
    }),
  );
  expect(ana).toMatchObject({
    languages: [
      { language: 'pt', tag: 'pt-BR', spoken: 'C1', written: 'C1' },
      { language: 'fr', tag: 'fr', spoken: 'B2', written: 'native' },
    ],
    skills: [
      { skill: 'kyc', level: 4, validFromMs: Date.UTC(2026, 0), validUntilMs: Date.UTC(2027, 0) },
      { skill: 'returns', level: 5, validFromMs: null, validUntilMs: null },
    ],
    workplace: { kind: 'home', country: 'ES' },
    tiers: [
      { tier: 2, queue: 'orders', skill: null, language: null },
      { tier: 3, queue: null, skill: 'returns', language: 'fr' },
    ],
    channelMax: { chat: 2 },
    channelCost: { chat: 50 },
    capacity: 200,
    queues: ['orders'],
    costPerHour: 1_200,
  });
});

// A group makes as many agents as it says: named ones first, the others numbered with equal length or by its pattern.
test('groups', () => {
  const ids = (fields: object): string[] =>
    agentsOf({ groups: [{ group: 'lisbon-fr', hub: 'lisbon', languages: ['fr'], ...fields }] }).map(({ id }) => id);
  expect(ids({ count: 3 })).toEqual(['lisbon-fr-01', 'lisbon-fr-02', 'lisbon-fr-03']);
  expect(ids({ count: 120 }).at(6)).toBe('lisbon-fr-007');
  expect(ids({ names: ['Ana', 'Zé Luís'] })).toEqual(['ana', 'zé-luís']);
  expect(ids({ names: ['Ana'], count: 3 })).toEqual(['ana', 'lisbon-fr-02', 'lisbon-fr-03']);
  expect(ids({ names: ['Ana', 'Rui'], count: 1 })).toEqual(['ana']);
  expect(ids({ count: 2, id: 'l{n}' })).toEqual(['l01', 'l02']);
});

// Every reference into the plan is checked where it stands, and twice the same agent is told.
test('mistakes have places', () => {
  expect(codesOf(agent({ hub: 'lisbn' }))).toEqual(['NAME_UNKNOWN agents.ana.hub']);
  expect(
    codesOf(
      agent({
        languages: ['de'],
        skills: { retuns: 3 },
        channels: ['voce'],
        queues: ['order'],
        tenants: ['shp'],
        tiers: [{ tier: 1, queue: 'x' }],
      }),
    ).sort(),
  ).toEqual([
    'NAME_UNKNOWN agents.ana.channels.0',
    'NAME_UNKNOWN agents.ana.languages.0',
    'NAME_UNKNOWN agents.ana.queues.0',
    'NAME_UNKNOWN agents.ana.skills.retuns',
    'NAME_UNKNOWN agents.ana.tenants.0',
    'NAME_UNKNOWN agents.ana.tiers.0.queue',
  ]);
  expect(codesOf({ agents: { 'g-01': { hub: 'prague' } }, groups: [{ group: 'g', count: 1, hub: 'prague' }] })).toEqual([
    'NAME_TWICE groups.0',
  ]);
  expect(codesOf(agent({ languages: undefined }))).toEqual(['LANGUAGES_MISSING agents.ana']);
  expect(codesOf({ groups: [{ group: 'g', hub: 'prague' }] })).toEqual(['FIELD_MISSING groups.0.count']);
  expect(codesOf({ groups: [{ group: 'g', count: 2, id: 'same', hub: 'prague' }] })).toEqual(['GROUP_ID groups.0.id']);
});

// Authorisations are looked at by their dates.
test('authorisation dates', () => {
  const kyc = (terms: object): unknown => agent({ skills: { kyc: { level: 3, ...terms } } });
  expect(codesOf(kyc({}))).toEqual(['AUTHORISATION_UNDATED agents.ana.skills.kyc']);
  expect(codesOf(kyc({ from: '2026-02-01', until: '2026-02-01' }))).toEqual(['VALIDITY_EMPTY agents.ana.skills.kyc']);
  expect(codesOf(kyc({ until: '2026-02-30' }))).toEqual(['VALUE_INVALID agents.ana.skills.kyc.until']);
  expect(codesOf(kyc({ until: '2026-02-01' }), 'roster', Date.UTC(2026, 1, 1))).toEqual(['AUTHORISATION_OVER agents.ana.skills.kyc']);
  expect(codesOf(kyc({ until: '2026-02-02' }), 'roster', Date.UTC(2026, 1, 1))).toEqual([]);
});

// A group of any size is one mistake, not as many as it has agents.
test('a group is told once', () => {
  expect(codesOf({ groups: [{ group: 'g', count: 40, hub: 'prague', languages: ['fr'], capacity: 50 }] })).toEqual([
    'CAPACITY_TOO_SMALL groups.0.capacity',
    'CAPACITY_TOO_SMALL groups.0.capacity',
    'HUB_LANGUAGE_UNLISTED groups.0.languages.0',
  ]);
});

test('a file of another kind is told as that, and not field by field', () => {
  const told = ({ problems }: { readonly problems: readonly Problem[] }) => problems.map(({ code, path }) => [code, ...path]);
  expect(told(definePlan({ agents: { ana: { hub: 'lisbon' } } }))).toEqual([['FILE_OF_OTHER_KIND', 'agents']]);
  expect(told(definePlan({ scenario: 'x', plan: 'plan.yaml', roster: 'roster.yaml' }))).toEqual([['FILE_OF_OTHER_KIND', 'scenario']]);
  expect(told(defineRoster(shop, plan))).toEqual([['FILE_OF_OTHER_KIND', 'hubs']]);
  // What has fields of both is the file it was given as.
  expect(told(defineRoster({ agents: { ana: { hub: 'prague' } }, queues: {} }, plan))).toEqual([['FIELD_UNKNOWN', 'queues']]);
});

// A bot put into a roster for chats took the calls as well, and nothing said so.
test('a bot that names no queues is told where it would be asked beside people', () => {
  const planned = definePlan({
    plan: 'bots',
    hubs: { prague: { kind: 'monolingual', country: 'CZ', zone: 'Europe/Prague', languages: ['cs'] } },
    queues: {
      care: { channels: ['voice', 'chat'], byChannel: { chat: { steps: [{ bots: 'only' }, { after: '5s', bots: 'none' }] } } },
      sales: { channels: ['voice'], steps: [{ bots: 'none' }] },
      mail: { channels: ['email'] },
    },
  });
  if (!planned.ok) throw new Error(planned.problems[0]?.message);
  const told = (bot: object): readonly string[] =>
    defineRoster({ agents: { helper: { hub: 'prague', kind: 'bot', ...bot } } }, planned.plan)
      .problems.filter(({ code }) => code === 'BOT_EVERYWHERE')
      .map(({ message }) => message);
  expect(told({})).toEqual([
    'Agent helper is a bot that names no queues, and is asked beside people wherever no step speaks of bots: care (voice), mail (email).',
  ]);
  expect(told({ channels: ['email'] })[0]).toMatch(/: mail \(email\)\.$/);
  for (const bot of [{ queues: ['care'] }, { channels: ['chat'] }, { kind: 'person' }]) expect(told(bot)).toEqual([]);
});
