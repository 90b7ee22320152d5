// A client whose connection breaks at random bytes misses no event, hears none twice, and has each of its commands carried out once.
import type { Event } from '@signalbox/engine';
import { START } from '@signalbox/engine/journal';
import { type Claims, scopeOf, type WireEvent, wireEvents } from '@signalbox/engine/protocol';
import { afterEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { runs, seed } from '../../scripts/testing/runs.js';
import { ADAPTER, DESK, type House, lateJournal, mint, openHouse, SUPERVISOR } from '../gateway/testing/house.js';
import { chance } from '../gateway/testing/malformed.js';
import { memoryJournal } from '../journals/memory/index.js';
import { type Client, type ClientOptions, createClient, type Phase } from './index.js';
import { type CuttingProxy, openProxy, type ProxyOptions } from './testing/proxy.js';

let house: House;
let proxy: CuttingProxy;
const clients: Client[] = [];
afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  await proxy.close();
  await house.close();
});

const CALM: Omit<ProxyOptions, 'port'> = { random: () => 0, bytesMin: 1_000_000_000, bytesMax: 1_000_000_001, stalled: 0 };

async function open(options: Omit<ProxyOptions, 'port'> = CALM, journal = memoryJournal({ keep: true })): Promise<void> {
  house = await openHouse({ journal, limits: { heartbeatMs: 60, recentRecords: 16 } });
  proxy = await openProxy({ port: house.gateway.port, ...options });
}

function join<R extends 'adapter' | 'desk' | 'supervisor'>(
  role: R,
  claims: object,
  client: string,
  more: Partial<ClientOptions<R>> = {},
): Client<R> {
  const joined = createClient<R>({
    url: `ws://127.0.0.1:${proxy.port}/v1`,
    token: () => mint({ ...claims }),
    client,
    role,
    WebSocket,
    backoff: { firstMs: 2, maxMs: 10 },
    connectMs: 400,
    ...more,
  });
  clients.push(joined as Client);
  return joined;
}

const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
};
const reaches = (client: Client<never> | Client, phase: Phase) => until(() => client.phase === phase);

async function allEvents(): Promise<Event[]> {
  const events: Event[] = [];
  for await (const record of house.router.replay(1)) events.push(...record.events);
  return events;
}

test('a refusal is handed on whole, with its details', async () => {
  await open();
  const adapter = join('adapter', ADAPTER, 'bring');
  const misspelt = { type: 'contact.enqueue', tenant: 'acme', contact: 'c1', queue: 'acme-caer', channel: 'chat' } as const;
  expect(await adapter.send(misspelt)).toMatchObject({
    rejection: { code: 'QUEUE_UNKNOWN', details: { queue: 'acme-caer', nearest: 'acme-care' } },
  });
});

describe('a connection that breaks', () => {
  const rounds = runs('clients cut off at random bytes', { fast: 6, nightly: 200 });
  test.each(Array.from({ length: rounds }, (_, round) => [round]))(
    'at random bytes, round %i: no event missed or doubled, no command lost or doubled',
    async (round) => {
      const random = chance(seed + round);
      await open({ random, bytesMin: 1_000, bytesMax: 20_000, stalled: 0.2 }, round % 2 === 0 ? undefined : lateJournal());
      const heard = { desk: [] as WireEvent[], adapter: [] as WireEvent[], supervisor: [] as WireEvent[] };
      const from = START;
      const supervisor = join('supervisor', SUPERVISOR, 'watch', { from });
      const adapter = join('adapter', ADAPTER, 'bring', { from });
      const desk = join('desk', DESK, 'ana', { from });
      supervisor.on('event', (event) => heard.supervisor.push(event));
      adapter.on('event', (event) => heard.adapter.push(event));
      desk.on('event', (event) => heard.desk.push(event));
      const gaps: string[] = [];
      for (const client of [supervisor, adapter, desk]) client.on('gap', (reason) => gaps.push(reason));

      const answers: Promise<{ ok: boolean }>[] = [];
      const contacts = 40;
      let released = 0;
      desk.on('event', (event) => {
        if (event.type === 'offer.made') answers.push(desk.send({ type: 'offer.accept', offer: event.offer }));
        if (event.type === 'offer.accepted')
          answers.push(desk.send({ type: 'contact.release', tenant: event.tenant, contact: event.contact }));
        if (event.type === 'contact.released') {
          released += 1;
          answers.push(desk.send({ type: 'wrap-up.finish', offer: event.offer }));
        }
      });
      answers.push(desk.send({ type: 'agent.sign-in', agent: 'ana' }));
      for (let i = 0; i < contacts; i += 1) {
        answers.push(adapter.send({ type: 'contact.enqueue', tenant: 'acme', contact: `c${i}`, queue: 'acme-care', channel: 'chat' }));
      }
      await until(() => released === contacts && answers.length === 1 + 4 * contacts);
      for (const answer of await Promise.all(answers)) expect(answer).toMatchObject({ ok: true });
      expect(proxy.cuts).toBeGreaterThan(5);
      proxy.calm();
      await until(() =>
        [supervisor, adapter, desk].every(({ position }) => position !== undefined && position.seq >= house.router.head.seq),
      );

      const events = await allEvents();
      expect(events.filter(({ type }) => type === 'contact.queued').length).toBe(contacts);
      expect(events.filter(({ type }) => type === 'contact.released').length).toBe(contacts);
      expect(gaps).toEqual([]);
      for (const [role, claims] of [
        ['supervisor', SUPERVISOR],
        ['adapter', ADAPTER],
        ['desk', DESK],
      ] as const) {
        // A desk hears of the doors of its agent's hub, too.
        expect(heard[role]).toEqual(wireEvents(scopeOf(claims as unknown as Claims), events, 'lisbon'));
      }
    },
  );

  test('in a new process of the same name: numbers go on where the router is, nothing is taken for a repeat', async () => {
    await open();
    const first = join('adapter', ADAPTER, 'bring');
    const enqueue = (contact: string) =>
      ({ type: 'contact.enqueue', tenant: 'acme', contact, queue: 'acme-care', channel: 'chat' }) as const;
    for (let i = 0; i < 5; i += 1) expect(await first.send(enqueue(`a${i}`))).toMatchObject({ ok: true });
    const unanswered = first.send(enqueue('a5'));
    first.close();
    expect(await unanswered).toMatchObject({ ok: false, rejection: { code: 'CLIENT_CLOSED' } });
    const second = join('adapter', ADAPTER, 'bring');
    for (let i = 0; i < 5; i += 1) expect(await second.send(enqueue(`b${i}`))).toMatchObject({ ok: true });
    const queued = (await allEvents()).flatMap((event) => (event.type === 'contact.queued' ? [event.contact] : []));
    expect(queued.filter((contact) => contact !== 'a5')).toEqual(['a0', 'a1', 'a2', 'a3', 'a4', 'b0', 'b1', 'b2', 'b3', 'b4']);
  });

  test('F20 without anybody being told: silence is noticed, and the stream goes on where it stopped', async () => {
    await open();
    const desk = join('desk', DESK, 'ana');
    const phases: Phase[] = [];
    desk.on('phase', (phase) => phases.push(phase));
    await reaches(desk, 'live');
    const heard: WireEvent[] = [];
    const snapshots: unknown[] = [];
    desk.on('event', (event) => heard.push(event));
    desk.on('snapshot', (view) => snapshots.push(view));
    proxy.freeze();
    await until(() => phases.includes('waiting'));
    expect(await house.router.send({ type: 'agent.sign-in', agent: 'ana' })).toMatchObject({ ok: true });
    proxy.thaw();
    await until(() => heard.some(({ type }) => type === 'agent.signed-in'));
    expect(snapshots).toEqual([]);
  });

  test('F20 a laptop that slept through a whole shift has every event of it when it wakes, in order, however long ago it was', async () => {
    await open();
    const laptop = join('supervisor', SUPERVISOR, 'watch', { from: START });
    const phases: Phase[] = [];
    const heard: WireEvent[] = [];
    const gaps: unknown[] = [];
    laptop.on('phase', (phase) => phases.push(phase));
    laptop.on('event', (event) => heard.push(event));
    laptop.on('gap', (reason) => gaps.push(reason));
    await reaches(laptop, 'live');
    proxy.freeze();
    await until(() => phases.includes('waiting'));
    // Many times what the gateway keeps in memory: most of it has to come from the journal.
    const { router } = house;
    for (let n = 0; n < 100; n += 1) {
      const about = { tenant: 'acme', contact: `c${n}` } as const;
      await router.send({ type: 'contact.enqueue', ...about, queue: 'acme-care', channel: 'voice', languages: [{ tag: 'pt' }] });
      await router.send({ type: 'contact.abandon', ...about });
    }
    const asleepFrom = heard.length;
    proxy.thaw();
    await until(() => (laptop.position?.seq ?? 0) >= router.head.seq);
    const told = wireEvents(scopeOf(SUPERVISOR as unknown as Claims), await allEvents(), 'lisbon');
    expect(heard).toEqual(told);
    expect(told.length - asleepFrom).toBeGreaterThanOrEqual(200);
    expect(gaps).toEqual([]);
  });
});

describe('what a client is told', () => {
  test('a gap is followed by a snapshot, and events go on from there', async () => {
    await open();
    const lost = join('supervisor', SUPERVISOR, 'watch', { from: { seq: 2, check: 'of another journal' } });
    const told: unknown[] = [];
    lost.on('gap', (reason) => told.push(reason));
    lost.on('snapshot', (view, { seq }) => told.push([view.planVersion, seq]));
    await reaches(lost, 'live');
    expect(told).toEqual(['unknown', [1, house.router.head.seq]]);
  });

  test('a refused token ends it for good, where the surroundings say why; a replaced client does not fight back', async () => {
    await open();
    const wrong = join('desk', DESK, 'ana', { token: 'x.y.z' });
    await reaches(wrong, 'closed');
    expect(await wrong.send({ type: 'agent.sign-in', agent: 'ana' })).toMatchObject({ rejection: { code: 'CLIENT_CLOSED' } });
    const older = join('desk', DESK, 'tab');
    await reaches(older, 'live');
    const newer = join('desk', DESK, 'tab');
    await reaches(older, 'closed');
    await reaches(newer, 'live');
  });

  test('a gateway that goes away and comes back is found again, and what was unanswered is answered', async () => {
    await open();
    const desk = join('desk', DESK, 'ana');
    await reaches(desk, 'live');
    await house.gateway.close({ retryAfterMs: 1 });
    await reaches(desk, 'waiting');
    const answer = desk.send({ type: 'agent.sign-in', agent: 'ana' });
    const { openGateway } = await import('../gateway/index.js');
    const { SECRET } = await import('../gateway/testing/house.js');
    const again = await openGateway({ router: house.router, tokens: { secret: SECRET }, port: house.gateway.port });
    desk.retryNow();
    expect(await answer).toMatchObject({ ok: true });
    await again.close();
  });

  test('adapters reconcile after every reconnect, but only after what was under way', async () => {
    await open();
    let held = ['c0', 'c1'];
    const adapter = join('adapter', ADAPTER, 'bring', { holds: () => held.map((contact) => ({ tenant: 'acme', contact })) });
    for (const contact of held)
      await adapter.send({ type: 'contact.enqueue', tenant: 'acme', contact, queue: 'acme-care', channel: 'chat' });
    proxy.freeze();
    const abandon = adapter.send({ type: 'contact.abandon', tenant: 'acme', contact: 'c0' });
    held = [];
    await reaches(adapter, 'waiting');
    proxy.thaw();
    expect(await abandon).toMatchObject({ ok: true });
    await until(() => house.released.some(({ events }) => events.some(({ type }) => type === 'contact.withdrawn')));
    const ends = (await allEvents()).flatMap((event) =>
      event.type === 'contact.abandoned' || event.type === 'contact.withdrawn' ? [[event.type, event.contact]] : [],
    );
    expect(ends).toEqual([
      ['contact.abandoned', 'c0'],
      ['contact.withdrawn', 'c1'],
    ]);
  });

  test('content arrives once and in order on a connection that breaks, and is fetched again from the adapter', async () => {
    await open({ random: chance(seed), bytesMin: 1_500, bytesMax: 5_000, stalled: 0 });
    const adapter = join('adapter', ADAPTER, 'bring', { from: START });
    const desk = join('desk', DESK, 'ana', { from: START });
    const store: unknown[] = [];
    const taken: unknown[] = [];
    adapter.on('relay', ({ body }) => taken.push(body));
    adapter.on('relayFetch', async ({ after, ...of }) => {
      for (let k = after + 1; k <= store.length; k += 1) await adapter.relay(of, store[k - 1], k);
      await adapter.relayEnd(of, { k: store.length, received: taken.length });
    });
    const got: unknown[] = [];
    desk.on('relay', ({ body }) => got.push(body));
    const assigned = new Promise<{ tenant: string; contact: string; offer: string }>((resolve) => {
      desk.on('event', (event) => {
        if (event.type === 'offer.made') void desk.send({ type: 'offer.accept', offer: event.offer });
        if (event.type === 'offer.accepted') resolve({ tenant: event.tenant, contact: event.contact, offer: event.offer });
      });
    });
    await desk.send({ type: 'agent.sign-in', agent: 'ana' });
    await adapter.send({ type: 'contact.enqueue', tenant: 'acme', contact: 'c', queue: 'acme-care', channel: 'chat' });
    const to = await assigned;
    const lines = Array.from({ length: 30 }, (_, i) => `line ${i}`);
    for (const line of lines) {
      store.push(line);
      await adapter.relay(to, line, store.length);
    }
    for (let k = 1; k <= 30; k += 1) await desk.relay(to, `reply ${k}`);
    proxy.calm();
    // The last ones may have been lost on the way without a later one to show it; a fetch makes both sides compare.
    while (got.length < lines.length || taken.length < 30) {
      await desk.relayFetch(to);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(got).toEqual(lines);
    expect(taken).toEqual(Array.from({ length: 30 }, (_, i) => `reply ${i + 1}`));
    expect(proxy.cuts).toBeGreaterThan(0);
    expect(JSON.stringify(await allEvents())).not.toContain('line 1');
  });
});
