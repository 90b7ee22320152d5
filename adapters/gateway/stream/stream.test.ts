// The stream goes on exactly where a client left it, says so when it cannot, and never waits for a client that does not read.
import { connect } from 'node:net';
import { type JournalRecord, START } from '@signalbox/engine/journal';
import type { ServerFrame } from '@signalbox/engine/protocol';
import { afterEach, describe, expect, test } from 'vitest';
import { memoryJournal } from '../../journals/memory/index.js';
import { ADAPTER, DESK, type House, openHouse, SUPERVISOR } from '../testing/house.js';

let house: House;
afterEach(() => house.close());

const hub = (type: 'hub.suspend' | 'hub.resume') => ({ type, hub: 'paris' }) as const;
/** Makes `count` records that supervisors hear of. */
const records = async (count: number) => {
  for (let i = 0; i < count; i += 1) await house.router.send(hub(i % 2 === 0 ? 'hub.suspend' : 'hub.resume'));
};
const positions = (frames: readonly ServerFrame[]) => frames.flatMap((frame) => (frame.type === 'events' ? [[frame.prev, frame.seq]] : []));

describe('resuming', () => {
  test('from any position: the same records, each once, each naming the one before', async () => {
    house = await openHouse({ limits: { recentRecords: 8 } });
    const first = await house.link(SUPERVISOR, 'first');
    first.send({ type: 'subscribe', after: { ...START } });
    await records(100);
    const { seq: last } = house.router.head;
    await first.next('events', ({ seq }) => seq === last);
    const all = first.frames.flatMap((frame) => (frame.type === 'events' ? [frame] : []));
    expect(all.length).toBeGreaterThan(100);
    for (const [from, frame] of all.entries()) {
      if (from % 17 !== 0 || frame.seq === last) continue;
      const again = await house.link(SUPERVISOR, 'again');
      again.send({ type: 'subscribe', after: { seq: frame.seq, check: frame.check } });
      await again.next('events', ({ seq }) => seq === last);
      const rest = again.frames.filter(({ type }) => type === 'events');
      expect(rest).toEqual(all.slice(from + 1));
    }
  });

  test('while records pour in: replay turns live without losing or doubling one', async () => {
    house = await openHouse({ limits: { recentRecords: 4 } });
    await records(500);
    const supervisor = await house.link(SUPERVISOR);
    supervisor.send({ type: 'subscribe', after: { ...START } });
    await records(500);
    const { seq: last } = house.router.head;
    await supervisor.next('events', ({ seq }) => seq === last);
    const [, ...pairs] = positions(supervisor.frames);
    for (const [prev, seq] of pairs) expect(seq).toBe((prev as number) + 1);
  });

  test('from a heartbeat: it is a position like any other', async () => {
    house = await openHouse({ limits: { heartbeatMs: 30 } });
    const adapter = await house.link(ADAPTER);
    adapter.send({ type: 'subscribe' });
    const { seq: taken } = await adapter.next('snapshot');
    await records(10);
    const beat = await adapter.next('heartbeat', ({ seq }) => seq >= taken + 10);
    adapter.close();
    await adapter.closed;
    const back = await house.link(ADAPTER);
    back.send({ type: 'subscribe', after: { seq: beat.seq, check: beat.check } });
    const events = await back.next('events');
    expect(events.prev).toBe(beat.seq);
    expect(events.events).toContainEqual({ type: 'adapter.connection-lost', adapter: 'web', graceUntilMs: expect.any(Number) });
    expect(back.frames.some(({ type }) => type === 'gap')).toBe(false);
  });

  test.each([
    ['a check that no record has', () => ({ seq: 2, check: 'f'.repeat(32) }), 'unknown'],
    ['a position beyond the end', () => ({ seq: 1_000_000, check: 'f'.repeat(32) }), 'ahead'],
    ['a position too far back', () => ({ ...START }), 'far'],
  ])('%s: a gap, a snapshot, and on from there', async (_, after, reason) => {
    house = await openHouse({ limits: { replayRecordsMax: 50, recentRecords: 4 } });
    await records(60);
    const supervisor = await house.link(SUPERVISOR);
    const position = after();
    if (reason === 'unknown') position.seq = house.router.head.seq - 20;
    supervisor.send({ type: 'subscribe', after: position });
    expect(await supervisor.next('gap')).toEqual({ type: 'gap', reason, after: position });
    const { seq, view } = await supervisor.next('snapshot');
    expect(view).toMatchObject({ planVersion: 1 });
    await records(1);
    expect(await supervisor.next('events')).toMatchObject({ prev: seq, seq: seq + 1 });
  });

  test('from records that have been trimmed: a gap', async () => {
    const journal = memoryJournal({ keep: true });
    house = await openHouse({ journal, limits: { recentRecords: 4 } });
    await records(60);
    const kept: JournalRecord[] = [];
    for await (const record of journal.read(1)) kept.push(record);
    const at = kept[29] as JournalRecord;
    await journal.saveSnapshot({ seq: at.seq, check: at.check, atMs: at.atMs, stateHash: 'of no matter here', content: new Uint8Array() });
    await journal.trim(at.seq);
    const supervisor = await house.link(SUPERVISOR);
    const tenth = kept[9] as JournalRecord;
    supervisor.send({ type: 'subscribe', after: { seq: tenth.seq, check: tenth.check } });
    expect((await supervisor.next('gap')).reason).toBe('trimmed');
    await supervisor.next('snapshot');
  });

  test('on a router that keeps no records: what is in memory, else a gap', async () => {
    house = await openHouse({ journal: memoryJournal(), limits: { recentRecords: 4 } });
    await records(60);
    const supervisor = await house.link(SUPERVISOR);
    supervisor.send({ type: 'subscribe', after: { ...START } });
    expect((await supervisor.next('gap')).reason).toBe('trimmed');
    await supervisor.next('snapshot');
  });
});

describe('long lists and long records', () => {
  test('come in parts that, joined, are the whole', async () => {
    house = await openHouse({ limits: { itemsPerFrame: 3 } });
    const ids = Array.from({ length: 10 }, (_, i) => `c${i}`);
    for (const contact of ids) {
      await house.router.send({ type: 'contact.enqueue', tenant: 'acme', contact, queue: 'acme-care', channel: 'chat', adapter: 'web' });
    }
    const adapter = await house.link(ADAPTER);
    adapter.send({ type: 'subscribe' });
    const { seq } = await adapter.next('snapshot', ({ more }) => !more);
    const parts = adapter.frames.flatMap((frame) => (frame.type === 'snapshot' ? [frame] : []));
    expect(parts.map(({ more }) => more)).toEqual([true, true, true, false]);
    expect(
      parts.flatMap(({ view }) => (view as { contacts: { contact: string }[] }).contacts.map(({ contact }) => contact)).sort(),
    ).toEqual(ids);
    adapter.send({ type: 'reconcile', id: 'r', holds: ids.slice(0, 2).map((contact) => ({ contact })), more: true });
    adapter.send({ type: 'reconcile', id: 'r', holds: [{ contact: 'c2' }], more: false });
    await adapter.next('reconciled');
    await adapter.next('events', (frame) => frame.seq > seq && !frame.more);
    const gone = adapter.frames
      .flatMap((frame) => (frame.type === 'events' ? frame.events : []))
      .filter(({ type }) => type === 'contact.withdrawn');
    expect(gone.map((event) => (event as { contact: string }).contact).sort()).toEqual(ids.slice(3));
    const frames = adapter.frames.flatMap((frame) => (frame.type === 'events' ? [frame] : []));
    for (const { events } of frames) expect(events.length).toBeLessThanOrEqual(3);
    expect(new Set(positions(frames).map(([, at]) => at)).size).toBe(1);
  });
});

describe('a record larger than all that is kept for one client', () => {
  const contacts = Array.from({ length: 400 }, (_, i) => `c${i}`);
  const withdrawn = (frames: readonly ServerFrame[]) =>
    frames.flatMap((frame) => (frame.type === 'events' ? frame.events : [])).filter(({ type }) => type === 'contact.withdrawn').length;

  /** Two supervisors have seen everything when an adapter loses all its contacts, in one record. */
  async function loseAll() {
    house = await openHouse({ limits: { bufferedBytesMax: 20_000, itemsPerFrame: 20, recentRecords: 1_024 } });
    for (const contact of contacts)
      await house.router.send({ type: 'contact.enqueue', tenant: 'acme', contact, queue: 'acme-care', channel: 'chat', adapter: 'web' });
    const there = await house.link(SUPERVISOR, 'there');
    const back = await house.link(SUPERVISOR, 'back');
    for (const link of [there, back]) link.send({ type: 'subscribe' });
    for (const link of [there, back]) await link.next('snapshot', ({ more }) => !more);
    const { seq, check } = await back.next('heartbeat');
    back.close();
    await back.closed;
    const adapter = await house.link(ADAPTER);
    await adapter.next('welcome');
    adapter.send({ type: 'reconcile', id: 'r', holds: [], more: false });
    await adapter.next('reconciled');
    return { there, after: { seq, check } };
  }

  test('reaches a client who reads, and one who comes back, whole; neither is let go for its size', async () => {
    const { there, after } = await loseAll();
    const { seq } = house.router.head;
    await there.next('events', (frame) => frame.seq === seq && !frame.more);
    expect(withdrawn(there.frames)).toBe(contacts.length);
    const again = await house.link(SUPERVISOR, 'back');
    again.send({ type: 'subscribe', after });
    await again.next('events', (frame) => frame.seq === seq && !frame.more);
    expect(withdrawn(again.frames)).toBe(contacts.length);
    await house.router.send(hub('hub.suspend'));
    for (const link of [there, again]) await link.next('events', (frame) => frame.seq > seq);
  });

  test('reaches one who comes back when it is no longer in memory', async () => {
    const { after } = await loseAll();
    const { seq } = house.router.head;
    await records(4_096);
    const again = await house.link(SUPERVISOR, 'back');
    again.send({ type: 'subscribe', after });
    await again.next('events', (frame) => frame.seq === seq && !frame.more);
    expect(withdrawn(again.frames)).toBe(contacts.length);
  });
});

describe('an answer larger than all that is kept for one client', () => {
  test('reaches whoever reads, whole, once and again; nobody is let go for its size', async () => {
    house = await openHouse({ limits: { bufferedBytesMax: 20_000 } });
    const adapter = await house.link(ADAPTER);
    await adapter.next('welcome');
    const contacts = Array.from({ length: 400 }, (_, i) => `c${i}`);
    for (const contact of contacts)
      await house.router.send({ type: 'contact.enqueue', tenant: 'acme', contact, queue: 'acme-care', channel: 'chat', adapter: 'web' });
    for (const id of ['once', 'again']) {
      adapter.send({ type: 'query', id, query: { type: 'adapter', adapter: 'web' } });
      const { view } = await adapter.next('answer');
      expect((view as { contacts: readonly unknown[] }).contacts).toHaveLength(contacts.length);
    }
    adapter.send({ type: 'subscribe' });
    await adapter.next('snapshot', ({ more }) => !more);
    adapter.send({ type: 'query', id: 'still', query: { type: 'queue', queue: 'acme-care' } });
    await adapter.next('answer', ({ id }) => id === 'still');
  });

  test('asked for many times in one go, is looked up no more often than there is room for it', async () => {
    let looked = 0;
    house = await openHouse({ limits: { bufferedBytesMax: 20_000, closingMs: 50, heartbeatMs: 600_000 } });
    // Some 200 KB each: the kernels' own buffers, which differ between machines, hold a few dozen of them.
    const contacts = Array.from({ length: 1_000 }, (_, i) => `c${i}`.padEnd(100, '.'));
    for (const contact of contacts)
      await house.router.send({ type: 'contact.enqueue', tenant: 'acme', contact, queue: 'acme-care', channel: 'chat', adapter: 'web' });
    const { ask } = house.router;
    // The router itself answers; it is only counted how often.
    Object.assign(house.router, {
      ask: (query: Parameters<typeof ask>[0]) => {
        if (query.type === 'adapter') looked += 1;
        return ask(query);
      },
    });
    const adapter = await house.link(ADAPTER);
    await adapter.next('welcome');
    adapter.socket.pause();
    for (let i = 0; i < 400; i += 1) adapter.send({ type: 'query', id: `q${i}`, query: { type: 'adapter', adapter: 'web' } });
    while (house.gateway.connections > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(looked).toBeLessThan(200);
  });

  test('asked for faster than it is read, ends the connection', async () => {
    house = await openHouse({ limits: { bufferedBytesMax: 20_000, closingMs: 50, heartbeatMs: 600_000 } });
    const adapter = await house.link(ADAPTER);
    await adapter.next('welcome');
    for (let i = 0; i < 400; i += 1)
      await house.router.send({
        type: 'contact.enqueue',
        tenant: 'acme',
        contact: `c${i}`,
        queue: 'acme-care',
        channel: 'chat',
        adapter: 'web',
      });
    adapter.socket.pause();
    // The kernels' own buffers fill first; how much they take differs between machines.
    for (let i = 0; house.gateway.connections > 0 && i < 20_000; i += 1) {
      adapter.send({ type: 'query', id: `q${i}`, query: { type: 'adapter', adapter: 'web' } });
      if (i % 20 === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    }
    expect(house.gateway.connections).toBe(0);
  });
});

describe('clients that do not keep up', () => {
  test('one that stops reading is dropped, and its agent counts as lost', async () => {
    house = await openHouse({ limits: { bufferedBytesMax: 20_000, closingMs: 50, heartbeatMs: 600_000 } });
    await house.router.send({ type: 'agent.sign-in', agent: 'ana' });
    const desk = await house.link(DESK);
    desk.send({ type: 'subscribe' });
    await desk.next('snapshot');
    desk.socket.pause();
    // Its silence is another test's matter. The kernels' own buffers fill first; how much they take differs between machines.
    for (let i = 0; house.gateway.connections > 0 && i < 400_000; i += 1) {
      const presence = i % 2 === 0 ? ({ presence: 'notReady', reason: 'break' } as const) : ({ presence: 'ready' } as const);
      expect(await house.router.send({ type: 'agent.set-presence', agent: 'ana', ...presence })).toMatchObject({ ok: true });
      if (i % 200 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    expect(house.gateway.connections).toBe(0);
    expect(house.released.at(-1)?.events).toContainEqual(expect.objectContaining({ type: 'agent.connection-lost', agent: 'ana' }));
    const metrics = await house.gateway.metrics.registry.getSingleMetricAsString('signalbox_gateway_closes_total');
    expect(metrics).toContain('signalbox_gateway_closes_total{reason="tryLater"} 1');
  });

  test('one that falls silent is closed after two heartbeats', async () => {
    house = await openHouse({ limits: { heartbeatMs: 40, closingMs: 50 } });
    const desk = await house.link(DESK);
    await desk.next('welcome');
    desk.socket.pause();
    while (!house.released.some(({ events }) => events.some(({ type }) => type === 'agent.connection-lost'))) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(house.gateway.connections).toBe(0);
  });

  test('the same client connecting again takes the place of its older connection; so does the same adapter', async () => {
    house = await openHouse();
    const older = await house.link(DESK, 'tab');
    await older.next('welcome');
    const newer = await house.link(DESK, 'tab');
    await newer.next('welcome');
    expect((await older.closed).code).toBe(4409);
    const window = await house.link(DESK, 'other');
    await window.next('welcome');
    const one = await house.link(ADAPTER, 'one');
    await one.next('welcome');
    const two = await house.link(ADAPTER, 'two');
    await two.next('welcome');
    expect((await one.closed).code).toBe(4409);
    expect(house.gateway.connections).toBe(3);
    expect(house.released.flatMap(({ events }) => events.map(({ type }) => type))).not.toContain('adapter.connection-lost');
  });

  test('too many frames a second are read later, in order, and all are answered', async () => {
    const perSecond = { adapter: 200, desk: 200, supervisor: 200 };
    house = await openHouse({ limits: { framesPerSecond: perSecond, framesBurst: { adapter: 20, desk: 20, supervisor: 20 } } });
    const adapter = await house.link(ADAPTER);
    await adapter.next('welcome');
    const count = 150;
    for (let n = 1; n <= count; n += 1) {
      adapter.send({
        type: 'command',
        n,
        command: { type: 'contact.enqueue', tenant: 'acme', contact: `c${n}`, queue: 'acme-care', channel: 'chat' },
      });
    }
    await adapter.next('ok', ({ n }) => n === count);
    const answered = adapter.frames.flatMap((frame) => (frame.type === 'ok' ? [frame.n] : []));
    expect(answered).toEqual(Array.from({ length: count }, (_, i) => i + 1));
    expect(adapter.frames.some(({ type }) => type === 'error')).toBe(false);
  });

  test('half an upgrade, and garbage instead of one, harm nobody', async () => {
    house = await openHouse();
    for (const text of [
      'GET /v1 HTTP/1.1\r\nUpgrade: websocket\r\n',
      'GET /v1?client=%zz HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
      '\u0000\u0001\u0002',
    ]) {
      const socket = connect(house.gateway.port, '127.0.0.1');
      await new Promise<void>((resolve) => {
        socket.on('error', () => resolve());
        socket.on('close', () => resolve());
        socket.on('data', () => undefined);
        socket.end(text);
      });
    }
    const desk = await house.link(DESK);
    await desk.next('welcome');
  });
});
