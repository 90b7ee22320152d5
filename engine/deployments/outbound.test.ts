// Operations that call people nobody has asked for: one team for both ways, the activity detector in both trials, and a planned sequence of channels.
import { expect, test } from 'vitest';
import { BEGIN_MS } from '../testing/names.js';
import { type Scene, scene } from '../testing/scene.js';
import { calendar, settingOf } from '../testing/small.js';

const HOUR = 3_600;
const DAY = 24 * HOUR;
const ms = (second: number): number => BEGIN_MS + second * 1_000;
const offers = (told: readonly string[]): readonly string[] => told.filter((sentence) => sentence.includes(' is offered to '));

/** Three hours of calling a day, in Athens from the first hour on, in Berlin an hour later; local days begin at the same hour before it. */
const callingCalendars = (['Europe/Athens', 'Europe/Berlin'] as const).flatMap((zone, later) => {
  const mornings = Array.from({ length: 60 }, (_, day) => (day - 1) * DAY + later * HOUR);
  return [
    calendar(
      `window/polite/${zone}`,
      mornings.map((at) => [at + 0, at + 3 * HOUR] as const),
      100 * DAY,
    ),
    calendar(
      `days/${zone}`,
      mornings.map((at) => [at - 9 * HOUR, at - 8 * HOUR] as const),
      100 * DAY,
    ),
  ];
});

type Campaign = NonNullable<Parameters<typeof settingOf>[0]['campaigns']>[string];

const vendor = (campaign: Partial<Campaign> = {}) =>
  settingOf(
    {
      plan: 'vendor',
      hubs: { athens: { kind: 'digital', country: 'GR', zone: 'Europe/Athens', languages: ['en', 'de', 'fr'] } },
      queues: {
        inbound: { channels: ['voice'], wrapUpMax: 0 },
        sales: { channels: ['voice'], wrapUpMax: 0 },
        visits: { channels: ['visit'] },
        learning: { channels: ['e-learning'] },
      },
      channels: {
        visit: { mode: 'spoken', urgency: 'deferrable', wrapUpMax: 0 },
        'e-learning': { mode: 'written', urgency: 'deferrable', wrapUpMax: 0 },
      },
      callingWindows: { polite: { weekly: { 'mon-sun': ['09:00-12:00'] } } },
      customerZones: ['Europe/Athens', 'Europe/Berlin'],
      campaigns: { renewals: { queue: 'sales', window: 'polite', ...campaign } },
    },
    { agents: { eleni: { hub: 'athens', languages: ['en', 'de'] } } },
    callingCalendars,
  );

const german = [{ tag: 'de' }];
const LEAD = { queue: 'sales', campaign: 'renewals', zone: 'Europe/Athens', languages: german };
const INBOUND = { queue: 'inbound', languages: german };

async function dial(play: Scene, contact: string, outcome: 'no-answer' | 'busy' | 'connected'): Promise<void> {
  await play.accepts(contact);
  expect(await play.send({ type: 'contact.dialled', contact, outcome })).toBe('ok');
}

test('R5 one team sells and serves: each customer at the hours of their own zone, whoever calls in comes before, and nobody calls who opted out', async () => {
  const play = await scene(vendor());
  await play.ready('eleni');
  await play.arrives('athens-1', { ...LEAD, customer: 'key-1' });
  await play.arrives('athens-2', { ...LEAD, customer: 'key-2' });
  await play.arrives('berlin', { ...LEAD, zone: 'Europe/Berlin' });
  expect(offers(play.told())).toEqual(['athens-1 is offered to eleni']);
  await dial(play, 'athens-1', 'connected');
  await play.arrives('order', INBOUND);
  await play.send({ type: 'customer.do-not-contact', customer: 'key-2' });
  await play.ends('athens-1');
  // The order is live work (band 1), campaigns are band 3; the second customer in Athens has opted out meanwhile.
  expect(offers(play.told())).toEqual(['order is offered to eleni']);
  await play.accepts('order');
  await play.ends('order');
  expect(offers(play.told())).toEqual([]);
  play.at(HOUR);
  expect(offers(play.told())).toEqual(['berlin is offered to eleni']);
});

test('R8 first trial: only when activity is seen, and the agents wait for it', async () => {
  const play = await scene(vendor({ signalAfter: 0, signalWithin: '2d' }));
  await play.ready('eleni');
  for (const contact of ['lead-1', 'lead-2']) await play.arrives(contact, LEAD);
  await play.arrives('order', INBOUND);
  expect(offers(play.told())).toEqual(['order is offered to eleni']);
  await play.accepts('order');
  await play.ends('order');
  await play.send({ type: 'contact.signal', contact: 'lead-2' });
  expect(offers(play.told())).toEqual(['lead-2 is offered to eleni']);
  await dial(play, 'lead-2', 'connected');
  await play.ends('lead-2');
  // At night a signal is worth nothing, and who is never seen is given up in the end.
  play.at(5 * HOUR);
  expect(await play.send({ type: 'contact.signal', contact: 'lead-1' })).toBe('NOT_AWAITED');
  play.at(2 * DAY);
  expect(play.told().at(-1)).toBe('lead-1 is withdrawn: noSignal');
});

test('R8 second trial: tried normally first, and handed to the activity detector after two failed attempts', async () => {
  const play = await scene(vendor({ signalAfter: 2, attempts: 3, attemptsPerDay: 3, retry: { busy: '10m', noAnswer: '10m' } }));
  await play.ready('eleni');
  await play.arrives('lead', LEAD);
  await dial(play, 'lead', 'no-answer');
  play.at(600);
  await dial(play, 'lead', 'busy');
  play.at(2_000);
  const lead = [...play.box.state.contacts.values()][0];
  expect(lead).toMatchObject({ state: 'parked', aside: { because: 'signal' }, outbound: { attempts: 2 } });
  // The agent is free for whoever calls in; only the detector brings the lead back.
  expect(offers(play.told())).toEqual(['lead is offered to eleni', 'lead is offered to eleni']);
  await play.send({ type: 'contact.signal', contact: 'lead' });
  expect(offers(play.told())).toEqual(['lead is offered to eleni']);
  await dial(play, 'lead', 'no-answer');
  expect(play.told().at(-1)).toBe('lead could not be reached');
});

test('R13 a planned sequence of channels for one person: visit, then a call at the person’s hours, then e-learning, each linked to the one before', async () => {
  const play = await scene(vendor());
  await play.ready('eleni');
  const person = { customer: 'doctor-7', portfolio: { owner: 'eleni' } };
  await play.taken('visit', { ...person, queue: 'visits', channel: 'visit' });
  await play.send({ type: 'contact.release', contact: 'visit', followUp: 'call' });
  await play.arrives('call', { ...LEAD, ...person, parent: 'visit', notBeforeMs: ms(7 * DAY - HOUR) });
  play.told();
  // A week later, once it is morning where the person is.
  play.at(7 * DAY - 1);
  expect(offers(play.told())).toEqual([]);
  play.at(7 * DAY);
  expect(offers(play.told())).toEqual(['call is offered to eleni']);
  await dial(play, 'call', 'connected');
  await play.send({ type: 'contact.release', contact: 'call', followUp: 'course' });
  await play.arrives('course', { ...person, queue: 'learning', channel: 'e-learning', parent: 'call', notBeforeMs: ms(8 * DAY) });
  play.at(8 * DAY);
  expect(offers(play.told())).toEqual(['course is offered to eleni']);
  const links = play.box.journal
    .records()
    .flatMap(({ events }) => events.flatMap((event) => (event.type === 'contact.queued' ? [event.link?.contact] : [])));
  expect(links).toEqual([undefined, 'visit', 'call']);
});
