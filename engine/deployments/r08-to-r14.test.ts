// Further operations of the same outsourcer: outbound by signal, authorised work, devices, portfolios. What their text says happens, happens.
import { expect, test } from 'vitest';
import { BEGIN_MS } from '../testing/names.js';
import { scene } from '../testing/scene.js';
import { company, settingOf, small } from '../testing/small.js';

const offers = (told: readonly string[]): readonly string[] => told.filter((sentence) => sentence.includes(' is offered to '));

test('R8 a sales contact is dialled only when activity is seen; who shows none goes back to nobody for ever', async () => {
  const play = await scene(small(['seller'], { channels: ['voice'] }));
  await play.ready('seller');
  for (const contact of ['lead-1', 'lead-2'])
    await play.arrives(contact, { awaitSignal: true, signalUntilMs: BEGIN_MS + 3_600_000, withoutSignal: 'withdraw', band: 3 });
  await play.arrives('inbound');
  expect(offers(play.told())).toEqual(['inbound is offered to seller']);
  await play.accepts('inbound');
  await play.done('inbound');
  // The line is free and two leads are known, but nobody is called who does not seem to be there.
  expect(offers(play.told())).toEqual([]);
  await play.send({ type: 'contact.signal', contact: 'lead-2' });
  expect(offers(play.told())).toEqual(['lead-2 is offered to seller']);
  await play.accepts('lead-2');
  play.at(3_601);
  expect(play.told().filter((sentence) => sentence.includes('lead-1'))).toEqual(['lead-1 is withdrawn: noSignal']);
});

test('R9 regulated work goes to authorised agents only: no ring, claim, assignment or transfer gets round it', async () => {
  const agents = {
    kyc: { skills: { cards: { level: 3, until: '2027-01-01' } } },
    lapsed: { skills: { cards: { level: 5, until: '2026-01-01' } } },
    novice: { skills: {} },
  };
  const steps = [{}, { after: '5s', hubs: 'any' as const, skills: { tolerance: 4 } }];
  const play = await scene(company({ agents, help: { steps } }));
  await play.ready('lapsed', 'novice');
  await play.arrives('passport', { channel: 'email', skills: [{ skill: 'cards', level: 2 }] });
  play.at(600);
  expect(offers(play.told())).toEqual([]);
  for (const agent of ['lapsed', 'novice']) {
    expect(await play.send({ type: 'contact.claim', contact: 'passport', agent })).toBe('NOT_ELIGIBLE');
    expect(await play.send({ type: 'contact.assign', contact: 'passport', agent, overrideCapacity: true } as never)).toBe('NOT_ELIGIBLE');
  }
  await play.ready('kyc');
  await play.accepts('passport');
  expect(offers(play.told())).toEqual(['passport is offered to kyc']);
  await play.send({ type: 'contact.transfer', contact: 'passport', to: { agent: 'novice' } } as never);
  expect([...play.box.state.offers.values()].filter(({ agent }) => agent === 'novice')).toEqual([]);
});

test('R10 the router is told no more than it needs: keys and declared facts, and nothing of a finished contact stays but its agent', async () => {
  const play = await scene(small(['ana'], { lastAgent: { mode: 'prefer' }, wrapUpMax: 0 }));
  await play.ready('ana');
  await play.taken('request', { customer: 'key-17', attributes: { subject: 'erasure' } });
  await play.ends('request');
  expect([...play.box.state.contacts.values()]).toEqual([]);
  expect([...play.box.state.offers.values()]).toEqual([]);
  expect([...play.box.state.customers.values()].map(({ customer, agent }) => [customer, agent])).toEqual([['key-17', 'ana']]);
  const body = { text: 'My name is Kim' };
  expect(await play.send({ type: 'contact.enqueue', contact: 'x', queue: 'help', channel: 'chat', attributes: body.text } as never)).toBe(
    'COMMAND_INVALID',
  );
});

test('R11 a device raises a signal, a nurse calls, a field nurse is sent: the second contact knows the first', async () => {
  const play = await scene(company({ agents: { nurse: {}, field: { queues: ['visits'] } }, queues: { visits: { channels: ['email'] } } }));
  await play.ready('nurse', 'field');
  await play.taken('device-9', { channel: 'voice', band: 1 });
  await play.arrives('visit-9', { queue: 'visits', channel: 'email', parent: 'device-9' });
  const queued = play.box.journal.records().flatMap(({ events }) => events.filter((event) => event.type === 'contact.queued'));
  expect(queued.at(-1)).toMatchObject({ contact: 'visit-9', link: { kind: 'followUp', contact: 'device-9', ordinal: 1 } });
  expect(offers(play.told())).toEqual(['device-9 is offered to nurse', 'visit-9 is offered to field']);
});

test('R11 a machine translates on mail and chat where nobody speaks the language, and voice stays with people who do', async () => {
  const help = { channels: ['voice', 'chat'], steps: [{}, { after: '30s', languages: { machineAssisted: true } }] };
  const play = await scene(company({ agents: { dan: { languages: ['en'] } }, help }));
  await play.ready('dan');
  await play.arrives('call', { languages: [{ tag: 'pt' }] });
  await play.arrives('chat', { channel: 'chat', languages: [{ tag: 'pt' }] });
  play.at(30);
  expect(offers(play.told())).toEqual(['chat is offered to dan']);
});

test('R12 a site grows from 20 to 250 agents while it works: each new roster adds, and nobody’s work or wait begins again', async () => {
  const file = {
    plan: 'site',
    hubs: { abidjan: { kind: 'monolingual' as const, country: 'CI', zone: 'Africa/Abidjan', languages: ['fr'] } },
    queues: { help: { channels: ['voice'] } },
  };
  const grown = (count: number) =>
    settingOf(file, { agents: Array.from({ length: count }, (_, i) => ({ id: `agent-${i + 1}`, hub: 'abidjan' })) });
  const play = await scene(grown(20));
  const first = play.box.state.agentsInOrder.map(({ id }) => id);
  await play.ready(...first);
  for (let i = 0; i < 25; i++) await play.arrives(`call-${i}`);
  for (let i = 0; i < 20; i++) await play.accepts(`call-${i}`);
  play.at(60);
  for (const count of [60, 130, 250]) {
    await play.send({ type: 'plan.publish', ...grown(count) });
    expect(play.box.state.agents.size).toBe(count);
    expect([...play.box.state.offers.values()].filter(({ state }) => state === 'assigned')).toHaveLength(20);
    expect([...play.box.state.waiting].map(({ rankFromMs }) => rankFromMs)).toEqual(Array.from({ length: 5 }, () => BEGIN_MS));
  }
  play.told();
  const newest = play.box.state.agentsInOrder.slice(-5).map(({ id }) => id);
  await play.ready(...newest);
  expect(offers(play.told())).toHaveLength(5);
});

test('R13 a portfolio: its owner first, the deputy while the owner is away, and who wants to leave goes to retention', async () => {
  const play = await scene(
    company({
      agents: { owner: {}, deputy: {}, other: { queues: ['help'] }, keeper: { queues: ['retention'] } },
      queues: { retention: { channels: ['voice'] } },
    }),
  );
  await play.ready('other', 'deputy');
  const portfolio = { owner: 'owner', deputies: ['deputy'], mode: 'reserve' as const, limitMs: 60_000, deputyLimitMs: 60_000 };
  await play.arrives('pharmacy-1', { portfolio });
  expect(offers(play.told())).toEqual(['pharmacy-1 is offered to deputy']);
  await play.ready('owner', 'keeper');
  await play.taken('pharmacy-2', { portfolio });
  expect(offers(play.told())).toEqual(['pharmacy-2 is offered to owner']);
  await play.send({ type: 'contact.transfer', contact: 'pharmacy-2', to: { queue: 'retention' } } as never);
  expect(offers(play.told())).toEqual(['pharmacy-2 is offered to keeper']);
});

test('R14 an emergency call from the car comes before everything that waits, also in a country whose day is over', async () => {
  const play = await scene(small(['ana'], { channels: ['voice'], wrapUpMax: 0 }));
  await play.ready('ana');
  await play.taken('concierge');
  await play.arrives('survey', { band: 3, priority: 50 });
  play.at(3_600);
  await play.arrives('ecall', { band: 0, attributes: { origin: 'device' } });
  await play.ends('concierge');
  expect(offers(play.told())).toEqual(['concierge is offered to ana', 'ecall is offered to ana']);
});
