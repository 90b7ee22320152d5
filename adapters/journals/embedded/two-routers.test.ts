// Proves that two routers over one store never both decide: the one that was overtaken answers nothing more, and no contact has two owners.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { definePlan, defineRoster, openRouter, type Router } from '@signalbox/engine';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { embeddedJournal } from './index.js';

let folder: string;
let routers: Router[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signalbox-routers-'));
  routers = [];
});
afterEach(async () => {
  for (const router of routers) await router.close().catch(() => undefined);
  await rm(folder, { recursive: true, force: true });
});

const hub = { kind: 'monolingual', country: 'PT', zone: 'Europe/Lisbon', languages: ['pt'] } as const;
function setting() {
  const planned = definePlan({
    plan: 'shop',
    hubs: { lisbon: hub },
    queues: { calls: { channels: ['voice'], offer: { mode: 'broadcast', to: 2, within: '1h' } } },
  });
  if (!planned.ok) throw new Error(JSON.stringify(planned.problems));
  const enrolled = defineRoster({ agents: { ana: { hub: 'lisbon' }, rui: { hub: 'lisbon' } } }, planned.plan);
  if (!enrolled.ok) throw new Error(JSON.stringify(enrolled.problems));
  return { plan: planned.plan, roster: enrolled.roster };
}

async function node(takeOver: boolean): Promise<Router> {
  const router = await openRouter({ ...setting(), journal: embeddedJournal({ folder, takeOver }) });
  routers.push(router);
  return router;
}

test('F22 two nodes over one store, and both are told of the same call: one decides, the other stops and has given it to nobody', async () => {
  const first = await node(false);
  for (const agent of ['ana', 'rui']) {
    await first.send({ type: 'agent.connected', agent, connection: 'desk' });
    await first.send({ type: 'agent.sign-in', agent });
  }
  await first.send({ type: 'contact.enqueue', contact: 'call', queue: 'calls', channel: 'voice' });
  // Somebody starts a second node while the first still lives and knows of nothing.
  const second = await node(true);
  expect(await second.ask({ type: 'contact', contact: 'call' })).toMatchObject({ ok: true, view: { owner: null } });
  await second.send({ type: 'agent.connected', agent: 'rui', connection: 'desk' });
  const heard: string[] = [];
  first.subscribe(({ events }) => {
    for (const { type } of events) heard.push(type);
  });
  // Ana's desk is still at the first node, Rui's has come to the second: both answer.
  const late = await first.send({ type: 'offer.accept', offer: '1.1' }).catch((error: unknown) => error);
  expect(late).not.toMatchObject({ ok: true });
  expect(first.phase).toBe('faulted');
  expect(heard).toEqual([]);
  const agents = await second.ask({ type: 'agent', agent: 'rui' });
  const offer = agents.ok ? agents.view.work.find(({ state }) => state === 'live')?.offer : undefined;
  expect(await second.send({ type: 'offer.accept', offer: offer as string })).toMatchObject({ ok: true });
  const owned = await second.ask({ type: 'contact', contact: 'call' });
  expect(owned).toMatchObject({ ok: true, view: { owner: 'rui' } });
  // The store holds one history: whoever reads it finds one owner.
  const accepted: string[] = [];
  for await (const { events } of second.replay(1))
    for (const event of events) if (event.type === 'offer.accepted') accepted.push(event.agent);
  expect(accepted).toEqual(['rui']);
});

// A start by mistake, or after a fault that the first one does not know of yet, with the journal object at hand.
test('two routers over one journal object: the one that was overtaken stops, and takes nothing from the other', async () => {
  const journal = embeddedJournal({ folder });
  const begun = await Promise.allSettled([1, 2].map(() => openRouter({ ...setting(), journal })));
  routers = begun.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  expect(routers.map(({ phase }) => phase)).toContain('open');
  const newest = await openRouter({ journal });
  for (const older of [...routers]) {
    expect(await older.send({ type: 'contact.enqueue', contact: 'old', queue: 'calls', channel: 'voice' })).toMatchObject({ ok: false });
    expect(older.phase).toBe('faulted');
  }
  routers.push(newest);
  for (const contact of ['new', 'newer'])
    expect(await newest.send({ type: 'contact.enqueue', contact, queue: 'calls', channel: 'voice' })).toMatchObject({ ok: true });
  expect(newest.phase).toBe('open');
});
