// Each finding of `check` is told where it holds, says why, and is not told where something makes an end of it.
import { describe, expect, test } from 'vitest';
import type { PlanFile } from '../domain/plan-file/plan-schema.js';
import { BEGIN_MS } from '../testing/names.js';
import { calendar, company, HUB_FILES, shift } from '../testing/small.js';
import { check } from './check.js';

type Company = Parameters<typeof company>[0];

/** Messages of one code, or of all. */
function told(setting: Company, code?: string): string[] {
  const { plan, roster } = company(setting);
  return check(plan, roster, { nowMs: BEGIN_MS }).flatMap((found) => (code === undefined || found.code === code ? [found.message] : []));
}

const ANA = { ana: {} };
const VOICE = { channels: ['voice'] };

describe('contacts nobody can ever be given', () => {
  test('the sentence counts who fails by what, and quotes whoever came farthest', () => {
    const agents = { ana: { channels: ['chat'] }, bea: { skills: ['tech'] }, cy: {} };
    expect(told({ agents, help: { ...VOICE, skills: { tech: 4 } } }, 'QUEUE_UNSERVED')).toEqual([
      'Nobody can ever be given a contact by voice in queue help: of 3 agents, by first reason: skills 2, channel 1 (bea has tech 3; a contact by voice needs 4).',
    ]);
  });

  test('an authorisation that is valid later counts, one that has run out does not', () => {
    const help = { ...VOICE, skills: ['cards'] };
    const until = (from: string, end: string) => ({ ana: { skills: { cards: { level: 3, from, until: end } } } });
    expect(told({ agents: until('2027-01-01', '2028-01-01'), help }, 'QUEUE_UNSERVED')).toEqual([]);
    expect(told({ agents: until('2025-01-01', '2026-01-01'), help }, 'QUEUE_UNSERVED')[0]).toContain('authorisation 1');
  });

  test('room, queues and a requirement nobody meets', () => {
    expect(told({ agents: { ana: { channelMax: { voice: 0 } } }, help: VOICE }, 'QUEUE_UNSERVED')[0]).toContain('capacity 1');
    expect(told({ agents: { ana: { queues: ['other'] } }, help: VOICE, queues: { other: VOICE } }, 'QUEUE_UNSERVED')[0]).toContain(
      'tenant 1',
    );
    const requires = { all: [{ attribute: 'team', is: 'red' }] };
    const plan = { agentAttributes: { team: ['red', 'blue'] } };
    expect(told({ agents: ANA, help: { ...VOICE, requires }, plan }, 'QUEUE_UNSERVED')[0]).toContain('ana is not what help requires');
  });

  test('data that may be handled nowhere an agent is', () => {
    const agents = { ana: { hub: 'lisbon' }, leo: { hub: 'leeds', languages: ['en'] } };
    const away = { leo: { hub: 'leeds', languages: ['en'], workplace: { kind: 'home' as const, country: 'US' } } };
    // Whoever is asked for no home hub is asked for all: Leeds may handle British data, in English only.
    expect(told({ agents, help: VOICE }, 'RESIDENCY_UNSERVED')[0]).toContain(
      'in fr, pt by voice in queue help that is to be handled in UK',
    );
    expect(told({ agents, help: { ...VOICE, home: ['lisbon'] } }, 'DEMAND_UNSERVED')).toEqual([
      'Contacts in fr, pt that are to be handled in UK would wait in queue help (voice) until they give up: nobody can ever be given one.',
    ]);
    expect(told({ agents: away, help: { ...VOICE, home: ['leeds'] } }, 'RESIDENCY_UNSERVED')[0]).toContain('leo works at home in US');
  });

  test('a language whose few agents are all kept in reserve', () => {
    const agents = { ana: { languages: ['fr'] }, bea: { languages: ['en', 'pt'] }, cy: { languages: ['en', 'pt'] } };
    const steps = [{ reserve: 1 }];
    expect(told({ agents, help: { ...VOICE, steps } }, 'LANGUAGE_UNSERVED')[0]).toContain('in fr (from B2)');
    expect(told({ agents, help: { ...VOICE, steps } }, 'RESERVE_TOO_HIGH')).toEqual([]);
    expect(told({ agents, help: { ...VOICE, steps: [{ reserve: 3 }] } }, 'RESERVE_TOO_HIGH')[0]).toContain(
      'keeps 3 agents in reserve and holds 3',
    );
  });
});

describe('steps', () => {
  const agents = { ana: { languages: [{ tag: 'fr', level: 'B1' as const }, 'pt'], skills: { tech: 2 } } };
  const adds = (...more: object[]): number => told({ agents, help: { ...VOICE, steps: [{}, ...more] } }, 'STEP_ADDS_NOBODY').length;

  test('a step that some contact could need is left alone: by language, by level, by skill', () => {
    expect(adds({ after: '5s', hubs: ['lyon', 'bucharest', 'lisbon', 'leeds'] })).toBe(0);
    expect(adds({ after: '5s', languages: { tolerance: 1 } })).toBe(0);
    expect(adds({ after: '5s', languages: { preferences: 2 } })).toBe(0);
    expect(adds({ after: '5s', skills: { tolerance: 1 } })).toBe(0);
    expect(adds({ after: '5s', skills: { drop: ['billing'] } })).toBe(0);
  });

  test('a step that looks further down the list than the one before adds somebody, though one for other hubs looks as far', () => {
    const steps = [
      { hubs: ['lyon'], languages: { preferences: 2 } },
      { after: '5s', hubs: 'any' as const },
      { after: '10s', hubs: 'any' as const, languages: { preferences: 2 } },
    ];
    expect(told({ agents, help: { ...VOICE, steps } }, 'STEP_ADDS_NOBODY')).toEqual([]);
  });

  test('hubs where nobody of the roster sits add nobody, unless the step is there for something else', () => {
    const steps = (more: object) => [{ hubs: ['bucharest'] }, { after: '5s', hubs: ['bucharest', 'lyon'], ...more }];
    const found = (more: object): number => told({ agents, help: { ...VOICE, steps: steps(more) } }, 'STEP_ADDS_NOBODY').length;
    expect(found({})).toBe(1);
    expect(found({ raiseBand: 0 })).toBe(0);
    expect(found({ when: { hubClosed: true } })).toBe(0);
  });

  test('who is called back keeps the rings, so a late step is none', () => {
    const late = (to: string): number =>
      told(
        { agents, help: { ...VOICE, maxWait: { after: '1m', to }, steps: [{}, { after: '2m', hubs: 'any', skills: { tolerance: 1 } }] } },
        'STEP_TOO_LATE',
      ).length;
    expect([late('reject'), late('callback')]).toEqual([1, 0]);
  });
});

describe('starvation', () => {
  const mail = { mail: { channels: ['email'] } };
  const starved = (agents: Company['agents'], queues: Company['queues'] = mail, help: Company['help'] = VOICE): string[] =>
    told({ agents, help, queues }, 'STARVATION_POSSIBLE');

  test('work for which nobody is left while calls wait', () => {
    expect(starved({ ana: {}, bea: {} })).toEqual([
      'Contacts by email in queue mail get nobody as long as more urgent ones wait in help (voice): every agent who takes them (2 in all) takes those first.',
    ]);
  });

  test('an agent of its own, room beside the calls, a reserve kept from them, or a late rise make an end of it', () => {
    expect(starved({ ana: {}, bea: { queues: ['mail'] } })).toEqual([]);
    expect(starved({ ana: { capacity: 200 } })).toEqual([]);
    expect(starved({ ana: {}, bea: {} }, mail, { ...VOICE, steps: [{ reserve: 1 }] })).toEqual([]);
    expect(starved(ANA, { mail: { channels: ['email'], steps: [{}, { after: '4h', raiseBand: 1 }] } })).toEqual([]);
  });
});

describe('tiers and shares', () => {
  test('a tier for work that never comes, and one behind a better one', () => {
    const tiers = [
      { tier: 2, queue: 'mail' },
      { tier: 1, language: 'fr' },
      { tier: 3, language: 'fr', queue: 'help' },
      { tier: 2, skill: 'tech' },
    ];
    expect(
      told({ agents: { ana: { channels: ['voice'], tiers } }, help: VOICE, queues: { mail: { channels: ['email'] } } }, 'TIER_UNUSED'),
    ).toEqual([
      'Agent ana: this tier never decides, because the agent can be given nothing of queue mail.',
      'Agent ana: this tier never decides, because rule 2 of the same agent is at least as good whenever this one applies.',
      'Agent ana: this tier never decides, because the agent can be given no contact that asks for tech.',
    ]);
  });

  test('a tolerance that no group can pass', () => {
    const groups = [
      { hubs: ['bucharest'], percent: 90 },
      { hubs: ['lisbon'], percent: 10 },
    ];
    const found = (tolerance: number): number =>
      told({ agents: ANA, help: { ...VOICE, shares: { groups, tolerance } } }, 'SHARE_NEVER_GATES').length;
    expect([found(90), found(89)]).toEqual([1, 0]);
  });
});

test('a blend of both directions where nobody takes a campaign is told, and where somebody does it is not', () => {
  const blend = { outboundPercent: 20 };
  const plan = {
    hubs: Object.fromEntries(Object.entries(HUB_FILES).map(([id, hub]) => [id, { ...hub, blend }])),
    callingWindows: { polite: { weekly: { 'mon-sun': ['09:00-11:00'] } } },
    campaigns: { leads: { queue: 'help', window: 'polite' } },
  };
  const calendars = [calendar('window/polite/Europe/Lisbon', [[0, 9]]), calendar('days/Europe/Lisbon', [[0, 9]])];
  const found = told({ agents: ANA, help: VOICE, plan, calendars }, 'BLEND_UNUSED');
  expect(found).toHaveLength(Object.keys(HUB_FILES).length - 1);
  expect(found).toContain('Nobody of hub leeds can be given a contact of a campaign, so its blend never decides.');
});

describe('hours without cover', () => {
  const HOUR = 3_600;
  const hubs = {
    lisbon: { kind: 'multilingual' as const, country: 'PT', zone: 'Europe/Lisbon', languages: ['pt', 'fr'], calendar: 'early' },
    bucharest: { kind: 'multilingual' as const, country: 'RO', zone: 'Europe/Bucharest', languages: ['fr', 'en'], calendar: 'late' },
  } satisfies PlanFile['hubs'];
  const calendars = [
    calendar('early', [[0, 4 * HOUR]], 24 * HOUR),
    calendar('late', [[3 * HOUR, 8 * HOUR]], 24 * HOUR),
    calendar('day', [[0, 10 * HOUR]], 24 * HOUR),
  ];
  const agents = {
    ana: { hub: 'lisbon', languages: ['pt', 'fr'] },
    ion: { hub: 'bucharest', languages: ['fr', 'en'], skills: ['tech'] },
  };

  test('by language, and by language with a skill; the first hours are named', () => {
    expect(told({ agents, plan: { hubs }, help: { ...VOICE, calendar: 'day' }, calendars }, 'HOURS_UNCOVERED')).toEqual([
      'In 2 of the next 10 hours that queue help (voice) is open, nobody is there who could take contacts of any sort: lisbon, bucharest closed or off shift; first 2026-11-23T16:00Z to 2026-11-23T18:00Z.',
      'In 5 of the next 10 hours that queue help (voice) is open, nobody is there who could take contacts with tech, in en, in fr with tech: bucharest closed or off shift; first 2026-11-23T08:00Z to 2026-11-23T11:00Z.',
      'In 6 of the next 10 hours that queue help (voice) is open, nobody is there who could take contacts in pt: lisbon closed or off shift; first 2026-11-23T12:00Z to 2026-11-23T18:00Z.',
    ]);
  });

  test('what may wait for the morning is told only where no morning comes', () => {
    const mail = (one: Company['agents']): string[] =>
      told({ agents: one, plan: { hubs }, help: { channels: ['email'], calendar: 'early' }, calendars }, 'HOURS_UNCOVERED');
    expect(mail({ ana: agents.ana })).toEqual([]);
    const nights = [calendar('late', [[5 * HOUR, 8 * HOUR]], 24 * HOUR), calendars[0] as (typeof calendars)[0]];
    const found = told(
      { agents: { ion: agents.ion }, plan: { hubs }, help: { channels: ['email'], calendar: 'early' }, calendars: nights },
      'HOURS_UNCOVERED',
    );
    expect(found[0]).toContain('In 4 of the next 4 hours');
  });
});

describe('shifts', () => {
  const HOUR = 3_600;
  const shifts = { early: shift([0, 4 * HOUR]), late: shift([3 * HOUR, 8 * HOUR]) };
  const agents = { ana: { languages: ['fr', 'pt'], shift: 'early' }, ion: { languages: ['fr'], shift: 'late' } };
  const setting = { agents, shifts, help: { ...VOICE, calendar: 'day' }, calendars: [calendar('day', [[0, 8 * HOUR]], 24 * HOUR)] };

  test('hours in which everybody who could is off shift', () => {
    expect(told(setting, 'HOURS_UNCOVERED')).toEqual([
      'In 4 of the next 8 hours that queue help (voice) is open, nobody is there who could take contacts in pt: bucharest closed or off shift; first 2026-11-23T12:00Z to 2026-11-23T16:00Z.',
    ]);
    expect(told({ ...setting, agents: { ...agents, eva: {} } }, 'HOURS_UNCOVERED')).toEqual([]);
  });

  test('an open hub of which nobody who speaks a language is on shift', () => {
    const hubs = { bucharest: { kind: 'digital' as const, country: 'RO', zone: 'UTC', languages: ['fr', 'pt'], calendar: 'day' } };
    const found = (cover: object): string[] =>
      told({ ...setting, plan: { hubs: { bucharest: { ...hubs.bucharest, ...cover } } } }, 'HUB_OFF_SHIFT');
    expect(found({})).toEqual([
      'In 4 of the next 8 hours that hub bucharest is open, nobody of it who speaks pt is on shift; first 2026-11-23T12:00Z to 2026-11-23T16:00Z.',
    ]);
    expect(found({ cover: { languages: ['fr'] } })).toEqual([]);
  });

  test('an open hub of which somebody who speaks a language is on shift, and nobody who has a skill as well', () => {
    const bucharest = {
      kind: 'digital' as const,
      country: 'RO',
      zone: 'UTC',
      languages: ['fr', 'pt'],
      calendar: 'day',
      cover: { languages: ['fr'] },
    };
    const found = (ion: object): string[] =>
      told({ ...setting, agents: { ...agents, ion: { ...agents.ion, ...ion } }, plan: { hubs: { bucharest } } }, 'HUB_OFF_SHIFT');
    expect(found({ skills: ['tech'] })).toEqual([
      'In 3 of the next 8 hours that hub bucharest is open, nobody of it who speaks fr with tech is on shift; first 2026-11-23T08:00Z to 2026-11-23T11:00Z.',
    ]);
    // Bound to no shift, Ion may be there at any hour.
    expect(found({ skills: ['tech'], shift: undefined })).toEqual([]);
  });

  test('a shift that is asked for keeps nobody from being expected', () => {
    expect(told({ ...setting, help: { ...setting.help, schedule: 'require' } }, 'LANGUAGE_UNSERVED')[0]).toContain('in en (from B2)');
    expect(told({ ...setting, help: { ...setting.help, schedule: 'require' } }, 'QUEUE_UNSERVED')).toEqual([]);
  });
});

test('a tier that begins when the contacts have left', () => {
  const late = (afterMs: string): number =>
    told(
      { agents: { ana: { tiers: [{ tier: 2, after: afterMs }] } }, help: { ...VOICE, maxWait: { after: '1m', to: 'reject' } } },
      'TIER_UNUSED',
    ).length;
  expect([late('2m'), late('1m')]).toEqual([1, 0]);
});

test('a small plan with agents for everything has nothing to be told of', () => {
  expect(
    told({
      agents: {
        ana: { skills: { billing: 3, tech: 3, cards: { level: 3, until: '2030-01-01' } } },
        leo: { hub: 'leeds', skills: ['tech'] },
      },
      help: VOICE,
    }),
  ).toEqual([]);
});

test('whoever asks how far it is hears of each channel of each queue once, and is told the same', () => {
  const { plan, roster } = company({
    agents: { ana: {} },
    help: { channels: ['voice', 'chat'] },
    queues: { sales: { channels: ['email'] } },
  });
  const heard: (readonly [number, number])[] = [];
  const problems = check(plan, roster, { onProgress: (done, total) => heard.push([done, total]) });
  expect(heard).toEqual([
    [1, 3],
    [2, 3],
    [3, 3],
  ]);
  expect(problems).toEqual(check(plan, roster));
});
