// Operations told again as given, when and then, with what the router has for them: shares, callbacks, blends, slots, shifts and learning.
import { expect, test } from 'vitest';
import { BEGIN_MS } from '../testing/names.js';
import { type Scene, scene } from '../testing/scene.js';
import { calendar, settingOf, shift } from '../testing/small.js';

const MINUTE = 60;
const offers = (told: readonly string[]): readonly string[] => told.filter((sentence) => sentence.includes(' is offered to '));
const site = (country: string, zone: string, languages: string[]) => ({
  kind: languages.length > 1 ? ('multilingual' as const) : ('monolingual' as const),
  country,
  zone,
  languages,
});
const fr = [{ tag: 'fr' }];

/** Who had each of some calls, one at a time. */
async function haveCalls(play: Scene, count: number, name: string): Promise<readonly string[]> {
  for (let n = 1; n <= count; n++) {
    await play.arrives(`${name}-${n}`, { languages: fr });
    await play.done(`${name}-${n}`);
  }
  return play.told().flatMap((sentence) => (/ takes /.test(sentence) ? [sentence.split(' takes ')[0] as string] : []));
}

const rows = async (play: Scene, by: 'hub' | 'queue') => {
  const asked = await play.box.router.ask({ type: 'statistics', by });
  return Object.fromEntries((asked.ok ? asked.view.rows : []).map((row) => [row.key, row]));
};

test('R2 one site to start with; two monolingual ones join it, report as one with it, and take over what is left when demand collapses', async () => {
  const hubs = {
    lisbon: site('PT', 'Europe/Lisbon', ['pt', 'fr', 'en']),
    rabat: { ...site('MA', 'Africa/Casablanca', ['fr']), lead: 'lisbon' },
    glasgow: { ...site('GB', 'Europe/London', ['en']), lead: 'lisbon' },
  };
  const everyday = { channels: ['voice'], offer: { mode: 'auto' as const }, wrapUpMax: 0 };
  const shares = {
    groups: [
      { hubs: ['lisbon'], percent: 100 },
      { hubs: ['rabat'], percent: 0 },
    ],
    window: 20,
    tolerance: 0,
    hold: '30s',
  };
  const lisbon = { ana: { hub: 'lisbon', languages: ['pt', 'fr'] } };
  // Given one site, as the advice for such a project is.
  const play = await scene(settingOf({ plan: 'travel', hubs: { lisbon: hubs.lisbon }, queues: { help: everyday } }, { agents: lisbon }));
  await play.ready('ana');
  expect(await haveCalls(play, 2, 'start')).toEqual(['ana', 'ana']);
  // When two monolingual sites in other countries complement it, with no share of the work yet,
  const joined = settingOf(
    { plan: 'travel', hubs, queues: { help: { ...everyday, rank: ['share', 'longest-idle'], shares } } },
    { agents: { ...lisbon, karima: { hub: 'rabat' }, fiona: { hub: 'glasgow' } } },
  );
  await play.send({ type: 'plan.publish', ...joined });
  await play.ready('karima', 'fiona');
  // then an English call goes where English is spoken, and French ones stay in Lisbon as long as Lisbon is there for them.
  await play.arrives('english', { languages: [{ tag: 'en' }] });
  expect(play.told().at(-1)).toBe('fiona takes english');
  expect(await haveCalls(play, 3, 'high')).toEqual(['ana', 'ana', 'ana']);
  // When demand collapses, the work moves from the near site to the far one: a command, and nobody is signed out for it.
  await play.send({ type: 'queue.set-shares', queue: 'help', percents: [0, 100], because: 'demand-down', by: 'ops' });
  expect(await haveCalls(play, 9, 'low')).toEqual(Array.from({ length: 9 }, () => 'karima'));
  // Then a caller whom the far site cannot take at once waits half a minute at most for the sake of cost.
  await play.arrives('busy', { languages: fr });
  await play.arrives('second', { languages: fr });
  expect(play.told().at(-1)).toBe('second waits');
  play.at(30);
  expect(play.told().at(-1)).toBe('ana takes second');
  // All sites report as one: what the hubs answered is what the queue answered.
  const byHub = await rows(play, 'hub');
  const all = await rows(play, 'queue');
  const answered = ['lisbon', 'rabat', 'glasgow'].map((hub) => byHub[hub]?.answered ?? 0);
  expect(answered).toEqual([6, 10, 1]);
  expect(Object.values(all).map((row) => row.answered)).toEqual([answered.reduce((sum, one) => sum + one, 0)]);
});

test('R3 two countries, three languages, as little voice as possible: four of five calls within the minute, under a tenth lost, under five minutes each', async () => {
  // Given Enschede with calls to be answered within a minute, in the own language first; after a minute nobody holds the line any more.
  const play = await scene(
    settingOf(
      {
        plan: 'toys',
        hubs: { enschede: site('NL', 'Europe/Amsterdam', ['nl', 'fr', 'en']) },
        queues: {
          help: {
            channels: ['voice', 'chat'],
            target: { percent: 80, within: '60s' },
            steps: [{}, { after: '50%', languages: { preferences: 'all' as const } }],
            byChannel: { voice: { maxWait: { after: '60s', to: 'callback' } } },
            wrapUpMax: 0,
          } as never,
        },
      },
      { agents: { joost: { hub: 'enschede', languages: ['nl', 'en'] }, lea: { hub: 'enschede', languages: ['fr', 'nl'] } } },
    ),
  );
  await play.ready('joost', 'lea');
  const belgian = [{ tag: 'nl-BE' }, { tag: 'fr' }];
  // When twelve families call, one every two minutes, and each is spoken to for four,
  for (let n = 0; n < 12; n++) {
    play.at(2 * n * MINUTE);
    await play.taken(`call-${n}`, { languages: n % 2 === 0 ? belgian : fr });
    play.at((2 * n + 2) * MINUTE - 1);
    if (n > 0) await play.ends(`call-${n - 1}`);
  }
  // and in the busiest minute two more: one helps itself meanwhile, one would rather be called back.
  await play.taken('busy', { languages: belgian });
  for (const contact of ['selfcare', 'patient']) await play.arrives(contact, { languages: fr });
  await play.send({ type: 'contact.withdraw', contact: 'selfcare', reason: 'selfServed' });
  play.at(24 * MINUTE + 59);
  expect(play.told().at(-1)).toBe('patient will be called back: max-wait');
  await play.ends('call-11');
  expect(offers(play.told()).at(-1)).toBe('patient is offered to lea');
  // then the figures are those of the text, and whoever helped themselves is no lost customer.
  const [day] = Object.values(await rows(play, 'queue'));
  const { arrived = 0, answered = 0, answeredWithinTarget = 0, abandoned = 0, withdrawn = 0, handled = 0, talkMs = 0 } = day ?? {};
  expect([arrived, answered, withdrawn, handled]).toEqual([15, 13, 1, 12]);
  expect(answeredWithinTarget / answered).toBeGreaterThanOrEqual(0.8);
  expect(abandoned / arrived).toBeLessThan(0.1);
  expect(talkMs / handled).toBeLessThan(5 * MINUTE * 1_000);
});

const callingHours = [calendar('window/polite/Europe/Athens', [[-1, 90_000]]), calendar('days/Europe/Athens', [[-1, 90_000]])];

test('R5 one team sells and serves on a day when customers never stop calling: a quarter of each agent’s work is selling all the same', async () => {
  // Given Athens, where a quarter of each agent's work is to be selling, and more calls and leads than one agent can take.
  const play = await scene(
    settingOf(
      {
        plan: 'vendor',
        hubs: {
          athens: { kind: 'digital', country: 'GR', zone: 'Europe/Athens', languages: ['en', 'de'], blend: { outboundPercent: 25 } },
        },
        queues: { inbound: { channels: ['voice'], wrapUpMax: 0 }, sales: { channels: ['voice'], wrapUpMax: 0 } },
        callingWindows: { polite: { weekly: { 'mon-sun': ['00:00-24:00'] } } },
        campaigns: { renewals: { queue: 'sales', window: 'polite' } },
      },
      { agents: { eleni: { hub: 'athens', languages: ['en', 'de'] } } },
      callingHours,
    ),
  );
  for (let n = 1; n <= 9; n++) {
    await play.arrives(`order-${n}`, { queue: 'inbound' });
    await play.arrives(`lead-${n}`, { queue: 'sales', campaign: 'renewals' });
  }
  await play.ready('eleni');
  // When she works through the morning, each time taking what she is offered,
  for (let n = 0; n < 8; n++) {
    const offer = [...play.box.state.offers.values()].find(({ state }) => state === 'live');
    const contact = offer?.contact as string;
    await play.accepts(contact);
    if (contact.startsWith('lead')) await play.send({ type: 'contact.dialled', contact, outcome: 'connected' });
    await play.ends(contact);
  }
  // then every fourth contact is a lead, though every order stands before every lead.
  const taken = play.told().flatMap((sentence) => (sentence.includes(' takes ') ? [sentence.split(' takes ')[1]] : []));
  expect(taken).toEqual(['order-1', 'order-2', 'order-3', 'lead-1', 'order-4', 'order-5', 'order-6', 'lead-2']);
  // And when nobody calls any more, she sells all the time: the share keeps nobody idle.
  for (const { contact } of [...play.box.state.contacts.values()].filter((one) => one.contact.startsWith('order')))
    await play.send({ type: 'contact.abandon', contact });
  expect(offers(play.told()).at(-1)).toBe('lead-3 is offered to eleni');
});

test('R6 the phone reopens, first for premium users who have booked a slot with an agent', async () => {
  const ms = (second: number): number => BEGIN_MS + second * 1_000;
  // Given a queue of slots of ten minutes with room for one, beside the mail.
  const play = await scene(
    settingOf(
      {
        plan: 'payments',
        hubs: { paris: site('FR', 'Europe/Paris', ['fr']) },
        queues: {
          premium: { channels: ['voice'], slots: { calendar: 'advice', every: '10m', capacity: 1, band: 1 }, wrapUpMax: 0 },
          mail: { channels: ['email'] },
        },
        calendars: { advice: { zone: 'Europe/Paris', weekly: { 'mon-fri': ['09:10-12:00'] } } },
      } as never,
      { agents: { senior: { hub: 'paris' } } },
      [calendar('advice', [[600, 10_800]])],
    ),
  );
  await play.ready('senior');
  const premium = { queue: 'premium', channel: 'voice' } as const;
  // When two premium users want the first slot,
  await play.arrives('kim', { ...premium, slotMs: ms(600) });
  expect(await play.send({ type: 'contact.enqueue', ...premium, contact: 'lee', slotMs: ms(600) })).toBe('SLOT_FULL');
  const asked = await play.box.router.ask({ type: 'slots', queue: 'premium', most: 1 });
  const free = asked.ok ? (asked.view.slots[0]?.fromMs ?? 0) : 0;
  expect(free).toBe(ms(1_200));
  await play.arrives('lee', { ...premium, slotMs: free });
  await play.taken('mail', { queue: 'mail', channel: 'email' });
  play.told();
  // then each is offered at the first instant of their own slot, before the mail in hand.
  play.at(599);
  expect(offers(play.told())).toEqual([]);
  play.at(600);
  expect(offers(play.told())).toEqual(['kim is offered to senior']);
  await play.accepts('kim');
  await play.ends('kim');
  play.at(1_200);
  expect(offers(play.told())).toEqual(['lee is offered to senior']);
});

test('R12 Abidjan from May to September: more agents each month, in shifts, a growing share of the calls, and newcomers who learn', async () => {
  const shifts = { morning: shift([0, 3_600]), evening: shift([3_600, 7_200]) };
  const groups = (abidjan: number) => [
    { hubs: ['lisbon'], percent: 100 - abidjan },
    { hubs: ['abidjan'], percent: abidjan },
  ];
  const plan = (abidjan: number) => ({
    plan: 'site',
    hubs: { lisbon: site('PT', 'Europe/Lisbon', ['fr', 'pt']), abidjan: site('CI', 'Africa/Abidjan', ['fr']) },
    skills: ['simple', 'complex'],
    queues: {
      help: {
        channels: ['voice'],
        schedule: 'require' as const,
        offer: { mode: 'auto' as const },
        rank: ['share' as const, 'fastest' as const, 'longest-idle' as const],
        shares: { groups: groups(abidjan), window: 20, tolerance: 0, hold: '10m' },
        wrapUpMax: 0,
      },
    },
  });
  const lisbon = { ana: { hub: 'lisbon', languages: ['fr'], skills: ['simple', 'complex'] } };
  /** So many in Abidjan, every second one in the evening; who came before the last `fresh` has learned. */
  const month = (abidjan: number, count: number, fresh: number) =>
    settingOf(plan(abidjan), {
      shifts,
      agents: {
        ...lisbon,
        ...Object.fromEntries(
          Array.from({ length: count }, (_, n) => [
            `a${n}`,
            n < count - fresh
              ? { hub: 'abidjan', shift: n % 2 === 0 ? 'morning' : 'evening', skills: ['simple', 'complex'], handlingPercent: 100 }
              : { hub: 'abidjan', shift: n % 2 === 0 ? 'morning' : 'evening', skills: ['simple'], handlingPercent: 150 },
          ]),
        ),
      },
    });
  const percentOf = async (play: Scene): Promise<readonly (number | undefined)[]> => {
    const asked = await play.box.router.ask({ type: 'queue', queue: 'help' });
    return (asked.ok ? (asked.view.shares ?? []) : []).map(({ assigned, of }) => (100 * assigned) / of);
  };
  let calls = 0;
  const callsOf = async (play: Scene, count: number, skill: string): Promise<readonly string[]> => {
    for (let n = 0; n < count; n++) {
      const contact = `call-${++calls}`;
      await play.arrives(contact, { languages: fr, skills: [{ skill, level: 1 }] });
      await play.done(contact);
    }
    return play.told().flatMap((sentence) => (sentence.includes(' takes ') ? [sentence.split(' takes ')[0] as string] : []));
  };
  // Given May: 20 newcomers, a tenth of the calls.
  const play = await scene(month(10, 20, 20));
  const there = () => play.box.state.agentsInOrder.filter(({ presence }) => presence === 'offline').map(({ id }) => id);
  await play.ready(...there());
  // When twenty simple calls come, then the site has its tenth, only by those on shift.
  const may = await callsOf(play, 20, 'simple');
  expect(await percentOf(play)).toEqual([90, 10]);
  expect(may.filter((agent) => agent !== 'ana').every((agent) => Number(agent.slice(1)) % 2 === 0)).toBe(true);
  // What is complex is none of theirs yet, whatever the share says.
  expect(await callsOf(play, 3, 'complex')).toEqual(['ana', 'ana', 'ana']);
  // When the roster grows to 130 in July, the first twenty have learned, and half of the calls are the site's,
  await play.send({ type: 'plan.publish', ...month(50, 130, 110) });
  await play.ready(...there());
  play.told();
  const july = await callsOf(play, 20, 'complex');
  // then half of the calls go there, complex ones only to those who have learned.
  expect(await percentOf(play)).toEqual([50, 50]);
  expect(july.filter((agent) => agent !== 'ana').every((agent) => Number(agent.slice(1)) < 20)).toBe(true);
  // When it is September, with 250 agents and four of five calls, then those on the evening shift take over at its first instant.
  await play.send({ type: 'plan.publish', ...month(80, 250, 120) });
  await play.ready(...there());
  play.at(3_600);
  play.told();
  const september = await callsOf(play, 20, 'simple');
  // One assignment of the twenty looked back on is five percent.
  expect(Math.abs(((await percentOf(play))[1] ?? 0) - 80)).toBeLessThanOrEqual(5);
  expect(september.filter((agent) => agent !== 'ana').every((agent) => Number(agent.slice(1)) % 2 === 1)).toBe(true);
});
