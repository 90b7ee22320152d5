// Real operations of an outsourcer, 2014 to 2020, each as one morning: what their text says happens, happens.
import { expect, test } from 'vitest';
import { BEGIN_MS } from '../testing/names.js';
import { scene } from '../testing/scene.js';
import { settingOf } from '../testing/small.js';

const hub = (country: string, languages: string[], kind: 'multilingual' | 'monolingual' | 'digital' = 'multilingual') => ({
  kind,
  country,
  zone: 'Europe/Paris',
  languages,
});

const offers = (told: readonly string[]): readonly string[] => told.filter((sentence) => sentence.includes(' is offered to '));

/** The network of R1: six multilingual hubs, five with exactly one language, one digital. */
const NETWORK = {
  athens: hub('GR', ['el', 'en', 'fr']),
  bucharest: hub('RO', ['ro', 'fr', 'it', 'pl']),
  enschede: hub('NL', ['nl', 'de', 'en']),
  lisbon: hub('PT', ['pt', 'es', 'fr']),
  prague: hub('CZ', ['cs', 'de']),
  stuttgart: hub('DE', ['de', 'fr']),
  dortmund: hub('DE', ['de'], 'monolingual'),
  glasgow: hub('GB', ['en'], 'monolingual'),
  rabat: hub('MA', ['fr'], 'monolingual'),
  'cape-town': hub('ZA', ['en'], 'monolingual'),
  pretoria: hub('ZA', ['en'], 'monolingual'),
  ploiesti: hub('RO', ['en', 'fr', 'it'], 'digital'),
};

test('R1 twelve hubs: the monolingual site first, then the multilingual ones, and the digital hub for what is written', async () => {
  const play = await scene(
    settingOf(
      {
        plan: 'brand',
        hubs: NETWORK,
        queues: {
          help: {
            channels: ['voice', 'social'],
            home: { fr: ['rabat'], de: ['dortmund'], en: ['glasgow', 'cape-town', 'pretoria'] },
            byChannel: {
              voice: { steps: [{}, { after: '20s', hubs: { kind: 'multilingual' } }] },
              social: { steps: [{ hubs: ['ploiesti'] }, { after: '10m', hubs: 'any' }] },
            },
          },
        },
      },
      {
        agents: {
          karima: { hub: 'rabat' },
          ana: { hub: 'lisbon', languages: ['pt', 'fr'] },
          uwe: { hub: 'stuttgart', languages: ['de', 'fr'] },
          dana: { hub: 'ploiesti', languages: ['fr', 'it'] },
          thabo: { hub: 'pretoria', workplace: 'home' },
        },
      },
    ),
  );
  await play.ready('karima', 'ana', 'uwe', 'dana', 'thabo');
  await play.arrives('appel-1', { languages: [{ tag: 'fr' }] });
  await play.arrives('appel-2', { languages: [{ tag: 'fr' }] });
  await play.arrives('post', { channel: 'social', languages: [{ tag: 'fr' }] });
  await play.arrives('call', { languages: [{ tag: 'en' }] });
  expect(offers(play.told())).toEqual(['appel-1 is offered to karima', 'post is offered to dana', 'call is offered to thabo']);
  await play.accepts('appel-1');
  play.at(20);
  expect(offers(play.told())).toEqual(['appel-2 is offered to ana']);
});

test('R2 one multilingual site complemented by monolingual ones, its lead behind them all: work moves when the near sites close', async () => {
  const play = await scene(
    settingOf(
      {
        plan: 'travel',
        hubs: { ...NETWORK, lisbon: { ...NETWORK.lisbon, lead: 'athens' } },
        queues: {
          help: {
            channels: ['voice'],
            home: ['lisbon'],
            rank: ['ring', 'lowest-cost', 'longest-idle'],
            steps: [{}, { after: '15s', hubs: ['rabat', 'glasgow'], when: { hubClosed: true } }, { after: '60s', hubs: 'lead' }],
          },
        },
      },
      {
        agents: {
          ana: { hub: 'lisbon', languages: ['fr'], costPerHour: 1_500 },
          karima: { hub: 'rabat', costPerHour: 700 },
          nikos: { hub: 'athens', languages: ['fr'] },
        },
      },
    ),
  );
  await play.ready('ana', 'karima', 'nikos');
  await play.arrives('one', { languages: [{ tag: 'fr' }] });
  expect(offers(play.told())).toEqual(['one is offered to ana']);
  // Demand collapses, the near site is closed: the step behind it opens at once.
  await play.send({ type: 'hub.suspend', hub: 'lisbon' });
  expect(offers(play.told())).toEqual(['one is offered to karima']);
  await play.accepts('one');
  await play.arrives('two', { languages: [{ tag: 'fr' }] });
  play.at(60);
  expect(offers(play.told())).toEqual(['two is offered to nikos']);
});

test('R3 three languages in one hub: each customer in the own one first, in another accepted one when the minute is half over', async () => {
  const help = {
    channels: ['voice'],
    target: { percent: 80, within: '60s' },
    steps: [{}, { after: '50%', languages: { preferences: 'all' as const } }],
  };
  const play = await scene(
    settingOf(
      { plan: 'toys', hubs: { enschede: hub('NL', ['nl', 'fr', 'en']) }, queues: { help } },
      { agents: { joost: { hub: 'enschede', languages: ['nl', 'en'] }, lea: { hub: 'enschede', languages: ['fr', 'en'] } } },
    ),
  );
  await play.ready('joost', 'lea');
  await play.taken('bel', { languages: [{ tag: 'nl-BE' }, { tag: 'fr' }] });
  await play.arrives('bel-2', { languages: [{ tag: 'nl' }, { tag: 'fr' }] });
  expect(offers(play.told())).toEqual(['bel is offered to joost']);
  play.at(30);
  expect(offers(play.told())).toEqual(['bel-2 is offered to lea']);
  const made = play.box.state.offers.get('2.1');
  expect(made).toMatchObject({ language: 'fr', preferredLanguage: 'nl' });
});

test('R4 Bucharest serves Polish until Warsaw opens; the same agent blends channels', async () => {
  const queues = (polish: string[]) => ({
    help: { channels: ['voice', 'chat', 'email'], home: { pl: polish, fr: ['lisbon', 'bucharest'], cs: ['prague'] }, wrapUpMax: 0 },
  });
  const hubs = { lisbon: NETWORK.lisbon, bucharest: NETWORK.bucharest, prague: hub('CZ', ['cs'], 'monolingual') };
  const ioana = { hub: 'bucharest', languages: ['fr', 'pl'] };
  const play = await scene(settingOf({ plan: 'retailer', hubs, queues: queues(['bucharest']) }, { agents: { ioana } }));
  await play.ready('ioana');
  await play.taken('list', { channel: 'email', languages: [{ tag: 'pl' }] });
  await play.taken('telefon', { languages: [{ tag: 'pl' }] });
  expect(play.told()).toEqual([
    'list waits',
    'list is offered to ioana',
    'ioana takes list',
    'telefon waits',
    'telefon is offered to ioana',
    'ioana takes telefon',
    'ioana sets list aside',
  ]);
  await play.done('telefon');
  // Warsaw opens in the middle of the morning: one new plan, nothing resets, the mail in hand stays where it is.
  const opened = settingOf(
    { plan: 'retailer', hubs: { ...hubs, warsaw: hub('PL', ['pl'], 'monolingual') }, queues: queues(['warsaw']) },
    { agents: { ioana, zofia: { hub: 'warsaw' } } },
  );
  await play.send({ type: 'plan.publish', ...opened });
  await play.ready('zofia');
  play.told();
  await play.arrives('czat', { channel: 'chat', languages: [{ tag: 'pl' }] });
  expect(play.told()).toEqual(['czat waits', 'czat is offered to zofia']);
  expect(play.box.state.offers.get('1.1')).toMatchObject({ agent: 'ioana', state: 'assigned' });
});

test('R5 selling and serving on one team: outbound contacts fill the time that inbound ones leave, and never hold one up', async () => {
  const play = await scene(
    settingOf(
      {
        plan: 'vendor',
        hubs: { athens: hub('GR', ['en', 'de', 'fr'], 'digital') },
        queues: {
          inbound: { channels: ['voice'], wrapUpMax: 0 },
          campaign: { channels: ['voice'], band: 3, wrapUpMax: 0 },
        },
      },
      { agents: { eleni: { hub: 'athens', languages: ['en', 'de'] } } },
    ),
  );
  await play.ready('eleni');
  const german = [{ tag: 'de' }];
  for (const contact of ['lead-1', 'lead-2', 'lead-3']) await play.arrives(contact, { queue: 'campaign', languages: german });
  expect(offers(play.told())).toEqual(['lead-1 is offered to eleni']);
  await play.accepts('lead-1');
  await play.arrives('order', { queue: 'inbound', languages: german });
  await play.ends('lead-1');
  expect(offers(play.told())).toEqual(['order is offered to eleni']);
  await play.accepts('order');
  await play.ends('order');
  expect(offers(play.told())).toEqual(['lead-2 is offered to eleni']);
});

test('R6 juniors take only what a classifier has qualified, the freelancers a share that is raised step by step, and gain types as they learn', async () => {
  const plan = {
    plan: 'payments',
    hubs: { paris: hub('FR', ['fr'], 'monolingual' as const), partner: hub('PT', ['fr'], 'monolingual' as const) },
    skills: ['blocked-account', 'every-mail'],
    queues: {
      help: {
        channels: ['email'],
        target: { percent: 80, within: '2h', end: 'resolve' as const },
        requires: { any: [{ skill: 'every-mail' }, { skill: 'blocked-account' }] },
        rank: ['share' as const, 'longest-idle' as const],
        shares: {
          groups: [
            { hubs: ['paris'], percent: 100 },
            { hubs: ['partner'], percent: 0 },
          ],
          window: 10,
          tolerance: 0,
          hold: '30s',
        },
      },
    },
  };
  const roster = (juniorSkills: string[]) => ({
    agents: {
      senior: { hub: 'paris', skills: ['every-mail', 'blocked-account'] },
      junior: { hub: 'paris', skills: juniorSkills },
      partner: { hub: 'partner', skills: ['every-mail', 'blocked-account'] },
    },
  });
  const play = await scene(settingOf(plan, roster(['blocked-account'])));
  await play.ready('senior', 'junior');
  const mail = (contact: string, skill: string) =>
    play.arrives(contact, { channel: 'email', languages: [{ tag: 'fr' }], skills: [{ skill, level: 1 }] });
  await mail('refund-1', 'every-mail');
  await play.accepts('refund-1');
  await mail('refund-2', 'every-mail');
  await mail('blocked', 'blocked-account');
  await play.accepts('blocked');
  expect(offers(play.told())).toEqual(['refund-1 is offered to senior', 'blocked is offered to junior']);
  // The outsourcer comes in with no share of its own: it helps out once, and is then ahead while those in house could still take it.
  await play.ready('partner');
  await play.accepts('refund-2');
  await play.done('refund-2');
  await mail('refund-3', 'every-mail');
  expect(offers(play.told())).toEqual(['refund-2 is offered to partner']);
  // The share is raised: a command, no new plan.
  expect(await play.send({ type: 'queue.set-shares', queue: 'help', percents: [50, 50] } as never)).toBe('ok');
  expect(offers(play.told())).toEqual(['refund-3 is offered to partner']);
  // The junior has learned a further type: the next roster says so.
  await play.send({ type: 'plan.publish', ...settingOf(plan, roster(['blocked-account', 'every-mail'])) });
  await play.accepts('refund-3');
  await play.done('blocked');
  await mail('refund-4', 'every-mail');
  expect(offers(play.told())).toEqual(['refund-4 is offered to junior']);
});

test('R7 an urgent alert is never behind a routine one: not in the line, not behind an offer, not at a closed door', async () => {
  const play = await scene(
    settingOf(
      {
        plan: 'monitoring',
        hubs: { paris: hub('FR', ['fr'], 'monolingual') },
        queues: { alerts: { channels: ['backoffice'], waitingMax: 3 } },
        channels: { backoffice: { mode: 'written', urgency: 'deferrable', cost: 100, max: 1 } },
      },
      { agents: { nurse: { hub: 'paris' } } },
    ),
  );
  await play.ready('nurse');
  const alert = (contact: string, band?: number) =>
    play.arrives(contact, { queue: 'alerts', channel: 'backoffice', ...(band === undefined ? {} : { band }) });
  for (const contact of ['routine-1', 'routine-2', 'routine-3']) await alert(contact);
  expect(play.told()).toEqual(['routine-1 waits', 'routine-1 is offered to nurse', 'routine-2 waits', 'routine-3 waits']);
  // The queue is full: a routine alert would be turned away, the urgent one takes back what nobody has accepted yet.
  await alert('routine-4');
  await alert('urgent', 0);
  expect(play.told()).toEqual([
    'routine-4 is turned away: queue-full',
    'urgent waits',
    'ALARM: urgent',
    'routine-1 is taken back from nurse: preempted',
    'urgent is offered to nurse',
  ]);
  await play.accepts('urgent');
  await play.done('urgent');
  expect(offers(play.told())).toEqual(['routine-1 is offered to nurse']);
  expect(play.box.state.atMs).toBe(BEGIN_MS);
});
