// How a contact's circle of agents widens with waiting, and what no waiting ever changes.
import { describe, expect, test } from 'vitest';
import { scene } from '../testing/scene.js';
import { calendar, company, small } from '../testing/small.js';

const fr = [{ tag: 'fr' }];
const frThenEn = [{ tag: 'fr' }, { tag: 'en' }];

describe('hubs', () => {
  test('home first, then any hub', async () => {
    const play = await scene(company({ agents: { ana: { hub: 'lisbon' }, bea: { hub: 'bucharest' } }, help: { home: ['lisbon'] } }));
    await play.ready('bea');
    await play.arrives('call', { languages: fr });
    expect(play.told()).toEqual(['call waits']);
    play.at(19.999);
    expect(play.told()).toEqual([]);
    play.at(20);
    expect(play.told()).toEqual(['ring 1 opens for call', 'call is offered to bea']);
  });

  test('home may be said by language of service', async () => {
    const play = await scene(
      company({
        agents: { ana: { hub: 'lisbon' }, luc: { hub: 'lyon', languages: ['fr'] } },
        help: { home: { fr: ['lyon'], pt: ['lisbon'] } },
      }),
    );
    await play.ready('ana', 'luc');
    await play.arrives('call', { languages: fr });
    expect(play.told()).toEqual(['call waits', 'call is offered to luc']);
    await play.arrives('chamada', { languages: [{ tag: 'pt' }] });
    expect(play.told()).toEqual(['chamada waits', 'chamada is offered to ana']);
  });

  test('the lead of the home hub, a kind and a country can be asked', async () => {
    const steps = [
      {},
      { after: '10s', hubs: 'lead' as const },
      { after: '20s', hubs: { country: 'GB' } },
      { after: '30s', hubs: { kind: 'monolingual' as const } },
    ];
    const agents = { lena: { hub: 'leeds', languages: ['en'] }, luc: { hub: 'lyon', languages: ['en'] }, bea: { hub: 'bucharest' } };
    for (const [agent, second] of [
      ['bea', 10],
      ['lena', 20],
      ['luc', 30],
    ] as const) {
      const play = await scene(company({ agents, help: { home: ['lisbon'], steps } }));
      await play.ready(agent);
      await play.arrives('call', { languages: [{ tag: 'en' }] });
      play.at(second - 0.001);
      expect(play.told()).not.toContain(`call is offered to ${agent}`);
      play.at(second);
      expect(play.told().at(-1)).toBe(`call is offered to ${agent}`);
    }
  });

  test('a ring once open stays open, and whoever is in an earlier one is asked first', async () => {
    const play = await scene(company({ agents: { bea: {}, ana: { hub: 'lisbon' } }, help: { home: ['lisbon'] } }));
    await play.ready('bea', 'ana');
    await play.arrives('call', { skills: [{ skill: 'tech', level: 5 }] });
    play.at(30);
    expect(play.told()).toEqual(['call waits', 'ring 1 opens for call']);
    await play.send({ type: 'contact.update', contact: 'call', skills: [] });
    expect(play.told()).toEqual(['call is offered to ana']);
  });
});

describe('languages', () => {
  test('the next preference opens in its own ring, and the contact is served in it', async () => {
    const play = await scene(company({ agents: { eve: { languages: ['en'] } } }));
    await play.ready('eve');
    await play.arrives('call', { languages: frThenEn });
    play.at(59);
    expect(play.told()).toEqual(['call waits']);
    play.at(60);
    expect(play.told()).toEqual(['ring 1 opens for call', 'call is offered to eve']);
    expect([...play.box.state.offers.values()][0]).toMatchObject({ language: 'en', preferredLanguage: 'fr' });
  });

  test('F21 levels count by mode: voice asks for the spoken one, chat for the written one', async () => {
    const agents = {
      speaker: { languages: [{ tag: 'fr', spoken: 'C1', written: 'A2' }] },
      writer: { languages: [{ tag: 'fr', spoken: 'A2', written: 'C1' }] },
    } as const;
    const play = await scene(company({ agents: structuredClone(agents) as never }));
    await play.ready('speaker', 'writer');
    await play.arrives('chat', { channel: 'chat', languages: fr });
    await play.arrives('call', { languages: fr });
    expect(play.told()).toEqual(['chat waits', 'chat is offered to writer', 'call waits', 'call is offered to speaker']);
  });

  test('native compares as C2, and a level one step too low waits for a ring that tolerates it', async () => {
    const steps = [{}, { after: '10s', languages: { tolerance: 1 } }];
    const play = await scene(
      company({
        agents: { nat: { languages: [{ tag: 'fr', level: 'native' }] }, low: { languages: [{ tag: 'fr', level: 'B2' }] } },
        help: { steps },
      }),
    );
    await play.ready('nat', 'low');
    await play.arrives('one', { languages: [{ tag: 'fr', atLeast: 'C2' }] });
    await play.arrives('two', { languages: [{ tag: 'fr', atLeast: 'C1' }] });
    expect(play.told()).toEqual(['one waits', 'one is offered to nat', 'two waits']);
    play.at(10);
    expect(play.told()).toEqual(['ring 1 opens for one', 'ring 1 opens for two', 'two is offered to low']);
  });

  test('a region ranks, and only with exact it is a condition', async () => {
    const agents = { pedro: { languages: ['pt-PT'] }, bia: { languages: ['pt-BR'] } };
    const play = await scene(company({ agents }));
    await play.ready('pedro', 'bia');
    await play.arrives('one', { languages: [{ tag: 'pt-BR' }] });
    await play.arrives('two', { languages: [{ tag: 'pt-BR', exact: true }] });
    await play.arrives('three', { languages: [{ tag: 'pt-BR' }] });
    expect(play.told()).toEqual(['one waits', 'one is offered to bia', 'two waits', 'three waits', 'three is offered to pedro']);
  });

  test('a contact that names no language is served by anybody', async () => {
    const play = await scene(company({ agents: { eve: { languages: [{ tag: 'en', level: 'A1' }] } } }));
    await play.ready('eve');
    await play.arrives('call');
    expect(play.told()).toEqual(['call waits', 'call is offered to eve']);
  });
});

describe('skills', () => {
  test('a level too low waits for the ring that tolerates it, a missing skill for the one that drops it', async () => {
    const steps = [{}, { after: '10s', skills: { tolerance: 2 } }, { after: '20s', skills: { drop: ['tech'] } }];
    const play = await scene(company({ agents: { low: { skills: { tech: 1 } }, none: {} }, help: { steps } }));
    await play.ready('low', 'none');
    await play.arrives('one', { skills: [{ skill: 'tech', level: 3 }] });
    await play.arrives('two', { skills: [{ skill: 'tech', level: 2 }] });
    play.at(10);
    expect(play.told()).toEqual(['one waits', 'two waits', 'ring 1 opens for one', 'one is offered to low', 'ring 1 opens for two']);
    play.at(20);
    expect(play.told().filter((said) => said.includes('offered'))).toEqual(['two is offered to none']);
  });

  test('an authorisation is neither tolerated nor dropped, and ends with its validity', async () => {
    const steps = [{}, { after: '5s', skills: { tolerance: 4 } }];
    const until = '2026-11-23T08:00:30Z';
    const play = await scene(company({ agents: { ana: { skills: { cards: { level: 2, until } } } }, help: { steps } }));
    await play.ready('ana');
    await play.arrives('three', { skills: [{ skill: 'cards', level: 3 }] });
    play.at(8);
    expect(play.told()).toEqual(['three waits', 'ring 1 opens for three']);
    await play.arrives('two', { skills: [{ skill: 'cards', level: 2 }] });
    expect(play.told()).toEqual(['two waits', 'two is offered to ana']);
    await play.send({ type: 'offer.fail', offer: '2.1', reason: 'line' });
    await play.send({ type: 'contact.withdraw', contact: 'two', reason: 'duplicate' });
    play.at(29.999);
    await play.arrives('last', { skills: [{ skill: 'cards', level: 1 }] });
    play.told();
    play.at(30);
    expect(play.told()).toEqual(['ana may no longer do cards', 'last is taken back from ana: authorisation-changed']);
    play.at(600);
    expect(play.told()).toEqual(['ring 1 opens for last']);
  });

  test('an authorisation counts from its first millisecond on', async () => {
    const play = await scene(company({ agents: { ana: { skills: { cards: { level: 2, from: '2026-11-23T08:00:30Z' } } } } }));
    await play.ready('ana');
    await play.arrives('call', { skills: [{ skill: 'cards', level: 2 }] });
    play.at(29.999);
    expect(play.told()).toEqual(['call waits']);
    play.at(30);
    expect(play.told()).toEqual(['ana may do cards', 'call is offered to ana']);
  });
});

describe('residency', () => {
  test('is checked where the agent is: the hub on site, the country at home; no ring relaxes it', async () => {
    const agents = {
      site: { hub: 'bucharest' },
      awayUk: { hub: 'bucharest', workplace: { kind: 'home' as const, country: 'GB' } },
      awayFr: { hub: 'leeds', workplace: { kind: 'home' as const, country: 'FR' } },
    };
    const play = await scene(company({ agents, help: { steps: [{}, { after: '5s', hubs: 'any' }] } }));
    await play.ready('awayUk');
    await play.arrives('eu', { residency: 'EU' });
    play.at(3_600);
    expect(play.told().filter((said) => said.includes('offered'))).toEqual([]);
    await play.ready('awayFr');
    expect(play.told()).toEqual(['eu is offered to awayFr']);
    await play.ready('site');
    await play.arrives('eu-2', { residency: 'EU' });
    await play.arrives('uk', { residency: 'UK' });
    expect(play.told()).toEqual(['eu-2 waits', 'eu-2 is offered to site', 'uk waits', 'uk is offered to awayUk']);
  });
});

describe('routable time', () => {
  const calendars = [
    calendar('days', [
      [0, 10],
      [100, 200],
    ]),
  ];

  test('stands while a queue that keeps its contacts is closed', async () => {
    const play = await scene(company({ agents: { bea: {} }, help: { home: ['lisbon'], calendar: 'days', whenClosed: 'keep' }, calendars }));
    await play.ready('bea');
    await play.arrives('call', { languages: fr });
    play.at(109.999);
    expect(play.told()).toEqual(['call waits', 'help closes', 'help opens']);
    play.at(110);
    expect(play.told()).toEqual(['ring 1 opens for call', 'call is offered to bea']);
  });

  test('runs on while a queue that turns contacts away serves out', async () => {
    const play = await scene(
      company({ agents: { bea: {} }, help: { home: ['lisbon'], calendar: 'days', whenClosed: 'reject' }, calendars }),
    );
    await play.ready('bea');
    await play.arrives('call', { languages: fr });
    play.at(15);
    await play.arrives('late', { languages: fr });
    play.at(20);
    expect(play.told()).toEqual([
      'call waits',
      'help closes',
      'late is turned away: queue-closed',
      'ring 1 opens for call',
      'call is offered to bea',
    ]);
  });

  test('is counted by the plan in force: a published ring opens for those who wait', async () => {
    const one = { home: ['lisbon'], steps: [{}] };
    const play = await scene(company({ agents: { bea: {} }, help: one }));
    await play.ready('bea');
    await play.arrives('call', { languages: fr });
    play.at(40);
    expect(play.told()).toEqual(['call waits']);
    const wider = company({ agents: { bea: {} }, help: { home: ['lisbon'], steps: [{}, { after: '30s', hubs: 'any' }] } });
    await play.send({ type: 'plan.publish', ...wider });
    expect(play.told()).toEqual(['ring 1 opens for call', 'call is offered to bea']);
  });
});

test('an agent limited to other queues, another tenant or another channel is never asked', async () => {
  const setting = company({
    agents: { other: { queues: ['shop'] }, foreign: { tenants: ['zeta'] }, writer: { channels: ['chat'] }, own: { tenants: ['acme'] } },
    help: { tenant: 'acme' },
    queues: { shop: { channels: ['voice'], tenant: 'acme' } },
    plan: { tenants: ['acme', 'zeta'] },
  });
  const play = await scene(setting);
  await play.ready('other', 'foreign', 'writer');
  await play.arrives('call', { tenant: 'acme' });
  play.at(3_600);
  expect(play.told()).toEqual(['call waits', 'ring 1 opens for call']);
  await play.ready('own');
  expect(play.told()).toEqual(['call is offered to own']);
});

test('a plan of one hub, one queue and one agent works', async () => {
  const play = await scene(small(['ana']));
  await play.ready('ana');
  await play.taken('call');
  await play.done('call');
  expect(play.told()).toEqual([
    'call waits',
    'call is offered to ana',
    'ana takes call',
    'ana is done with call',
    'ana has wrapped up call',
  ]);
});
