// What the fourteen operations say beside their main line: each sentence of the text that names a rule, as a scene.
import { expect, test } from 'vitest';
import { scene } from '../testing/scene.js';
import { calendar, company, settingOf } from '../testing/small.js';

const offers = (told: readonly string[]): readonly string[] => told.filter((sentence) => sentence.includes(' is offered to '));

test('R7 general staff take what is mostly false, the central desk what is urgent, the local doctor what is chronic, by territory', async () => {
  const backoffice = { mode: 'written' as const, urgency: 'deferrable' as const, cost: 100, max: 1 };
  const play = await scene(
    settingOf(
      {
        plan: 'monitoring',
        hubs: { paris: { kind: 'monolingual', country: 'FR', zone: 'Europe/Paris', languages: ['fr'] } },
        channels: { backoffice },
        agentAttributes: { territory: ['north', 'south'] },
        skills: ['triage', { id: 'doctor', authorisation: true }],
        queues: {
          alerts: { channels: ['backoffice'], skills: { triage: 1 } },
          central: { channels: ['backoffice'], band: 0, skills: { doctor: 1 } },
          'follow-up': { channels: ['backoffice'], skills: { doctor: 1 } },
        },
      },
      {
        agents: {
          general: { hub: 'paris', skills: ['triage'], queues: ['alerts'] },
          central: { hub: 'paris', skills: ['doctor'], queues: ['central'] },
          'dr-north': { hub: 'paris', skills: ['doctor'], queues: ['follow-up'], attributes: { territory: 'north' } },
          'dr-south': { hub: 'paris', skills: ['doctor'], queues: ['follow-up'], attributes: { territory: 'south' } },
        },
      },
    ),
  );
  await play.ready('general', 'central', 'dr-north', 'dr-south');
  const patient = { queue: 'alerts', channel: 'backoffice' };
  await play.taken('patient-1', patient);
  // Nine in ten are false and end here; this one is not.
  await play.send({ type: 'contact.transfer', contact: 'patient-1', to: { queue: 'central' } });
  expect(offers(play.told())).toEqual(['patient-1 is offered to general', 'patient-1 is offered to central']);
  await play.accepts('patient-1');
  const south = { all: [{ attribute: 'territory', is: 'south' }] };
  await play.arrives('patient-1-chronic', { ...patient, queue: 'follow-up', parent: 'patient-1', requires: south });
  expect(offers(play.told())).toEqual(['patient-1-chronic is offered to dr-south']);
});

test('R10 a request for erasure waits until its sender is verified, and is then for the team that is authorised, not for who has room', async () => {
  const play = await scene(
    company({
      agents: { ana: {}, privacy: { skills: { cards: { level: 3 } } } },
      queues: { requests: { channels: ['email'], skills: { cards: 1 } } },
    }),
  );
  await play.ready('ana', 'privacy');
  await play.arrives('erase-17', { queue: 'requests', channel: 'email', customer: 'key-17', awaitSignal: true });
  expect(offers(play.told())).toEqual([]);
  // The customer has proved who they are: the platform says so, and the router learns no more than that.
  await play.send({ type: 'contact.signal', contact: 'erase-17' });
  expect(offers(play.told())).toEqual(['erase-17 is offered to privacy']);
  await play.rejects('erase-17');
  expect(offers(play.told())).toEqual(['erase-17 is offered to privacy']);
});

test('R11 who helps themselves while waiting is no lost customer, and voice stays there for what is worrying', async () => {
  const play = await scene(company({ agents: { dan: { channels: ['chat'] }, nora: { channels: ['voice'] } } }));
  await play.arrives('lamp-offline', { channel: 'chat' });
  await play.send({ type: 'contact.withdraw', contact: 'lamp-offline', reason: 'selfServed' });
  await play.ready('dan', 'nora');
  await play.arrives('smell-of-gas', { band: 1 });
  expect(play.told()).toEqual([
    'lamp-offline waits',
    'lamp-offline is withdrawn: selfServed',
    'smell-of-gas waits',
    'smell-of-gas is offered to nora',
  ]);
  expect(await play.box.router.ask({ type: 'statistics', by: 'queue' })).toMatchObject({
    view: { rows: [{ withdrawn: 1, abandoned: 0 }] },
  });
});

test('R14 at night an emergency call from the car is taken where the country is closed, and the concierge’s is not', async () => {
  const play = await scene(
    company({
      agents: { ana: {} },
      help: { calendar: 'spanish-day', whenClosed: 'reject', wrapUpMax: 0 },
      calendars: [calendar('spanish-day', [[0, 100]])],
    }),
  );
  await play.ready('ana');
  play.at(200);
  await play.arrives('concierge');
  await play.arrives('ecall', { band: 0, attributes: { origin: 'device' } });
  expect(play.told()).toEqual([
    'help closes',
    'concierge is turned away: queue-closed',
    'ecall waits',
    'ALARM: ecall',
    'ecall is offered to ana',
  ]);
});

test('R14 a survey and a post to be looked at are work like any other: behind every customer, and done when there is time', async () => {
  const queues = { quiet: { channels: ['email'], band: 3, wrapUpMax: 0 } };
  const play = await scene(company({ agents: { ana: {} }, queues, help: { wrapUpMax: 0 } }));
  await play.arrives('survey', { queue: 'quiet', channel: 'email' });
  await play.arrives('post', { queue: 'quiet', channel: 'email' });
  play.at(3_600);
  await play.arrives('customer');
  await play.ready('ana');
  expect(offers(play.told())).toEqual(['customer is offered to ana']);
  await play.accepts('customer');
  await play.done('customer');
  expect(offers(play.told())).toEqual(['survey is offered to ana']);
});
