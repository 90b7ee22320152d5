// A router that is started again goes on where it was: from records and snapshots, with the plan in force, and nobody punished for the outage.
import { expect, test } from 'vitest';
import { decodeState, encodeState, stateHash } from './core/state/canonical.js';
import { freshState } from './core/state/state.js';
import { fold, verify } from './journal/replay.js';
import { openRouter } from './recover.js';
import { BEGIN_MS } from './testing/names.js';
import { recordingJournal } from './testing/recording-journal.js';
import { small } from './testing/small.js';
import { virtualClock } from './testing/virtual-clock.js';
import { RULES } from './version.js';

const enqueue = (contact: string) => ({ type: 'contact.enqueue', contact, queue: 'help', channel: 'voice' }) as const;
const desk = (n: number) => ({ sender: 'desk', n });

/** A router on a kept journal, with one agent. */
async function open() {
  const journal = recordingJournal();
  return { journal, router: await openRouter({ journal, clock: virtualClock(BEGIN_MS), ...small(['ana']) }) };
}

// From the records alone, and from a snapshot and the records behind it, the router comes back with the same contacts and place in the journal.
test('restores what was acknowledged, with or without a snapshot', async () => {
  const { router, journal } = await open();
  await router.send(enqueue('c1'), desk(1));
  const records = journal.records();
  const state = await fold(
    (async function* () {
      yield* records;
    })(),
  );
  await router.send(enqueue('c2'), desk(2));
  await router.close();
  const plain = await openRouter({ journal, clock: virtualClock(BEGIN_MS) });
  expect(await plain.ask({ type: 'queue', queue: 'help' })).toMatchObject({ view: { waiting: 2 } });
  await plain.close();
  const { seq, check } = records.at(-1) as (typeof records)[number];
  await journal.saveSnapshot({ seq, check, atMs: state.atMs, stateHash: stateHash(state), content: encodeState(state) });
  const snapped = await openRouter({ journal, clock: virtualClock(BEGIN_MS) });
  expect(await snapped.ask({ type: 'queue', queue: 'help' })).toMatchObject({ view: { waiting: 2 } });
  expect(await snapped.ask({ type: 'sender', sender: 'desk' })).toMatchObject({ view: { highestN: 2 } });
  expect(stateHash(decodeState(encodeState(state)))).toBe(stateHash(state));
});

// The plan in force is not published again at every start, also where it comes from a snapshot, whose keys are in another order.
test('publishes a plan only where it is new', async () => {
  const { router, journal } = await open();
  await router.close();
  const state = await fold(journal.read(1));
  const { seq, check } = journal.head;
  await journal.saveSnapshot({ seq, check, atMs: state.atMs, stateHash: stateHash(state), content: encodeState(state) });
  const again = await openRouter({ journal, clock: virtualClock(BEGIN_MS), ...small(['ana']) });
  expect(await again.ask({ type: 'overview' })).toMatchObject({ view: { planVersion: 1 } });
  await again.close();
  const changed = await openRouter({ journal, clock: virtualClock(BEGIN_MS), ...small(['ana', 'bruno']) });
  expect(await changed.ask({ type: 'overview' })).toMatchObject({ view: { planVersion: 2 } });
});

// Whoever is no longer in the roster leaves with the start that brings it, although all who are in it are as they were.
test('publishes a roster that somebody has left', async () => {
  const journal = recordingJournal();
  await (await openRouter({ journal, clock: virtualClock(BEGIN_MS), ...small(['ana', 'bruno']) })).close();
  const again = await openRouter({ journal, clock: virtualClock(BEGIN_MS), ...small(['ana']) });
  expect(await again.ask({ type: 'overview' })).toMatchObject({ view: { planVersion: 2 } });
  expect(await again.send({ type: 'agent.connected', agent: 'bruno', connection: 'w' })).toMatchObject({ ok: false });
});

// How long nobody was there is on record: the time since the last record, and nothing at the first start.
test('records how long the router was away', async () => {
  const { router, journal } = await open();
  await router.close();
  await (await openRouter({ journal, clock: virtualClock(BEGIN_MS + 90_000) })).close();
  const resumed = journal
    .records()
    .flatMap(({ events }) => events.flatMap((event) => (event.type === 'router.resumed' ? [event.downMs] : [])));
  expect(resumed).toEqual([0, 90_000]);
});

// A snapshot that is not what it says is passed over: the records have the truth, and nothing of the damaged state is seen.
test.each([
  ['another state', encodeState(freshState())],
  ['no state at all', new Uint8Array([1, 2, 3])],
])('folds from the records where a snapshot holds %s', async (_, content) => {
  const { router, journal } = await open();
  await router.send(enqueue('c1'), desk(1));
  await router.close();
  const state = await fold(journal.read(1));
  const { seq, check } = journal.head;
  await journal.saveSnapshot({ seq, check, atMs: state.atMs, stateHash: stateHash(state), content });
  const again = await openRouter({ journal, clock: virtualClock(BEGIN_MS) });
  expect(await again.ask({ type: 'contact', contact: 'c1' })).toMatchObject({ ok: true, view: { state: 'queued' } });
});

// What happened while nobody watched is nobody's fault: live offers go back without a strike before anything is due, whatever the outage.
test('F15 is no storm of expiries', async () => {
  const { router, journal } = await open();
  await router.send({ type: 'agent.connected', agent: 'ana', connection: 'w' }, desk(1));
  await router.send({ type: 'agent.sign-in', agent: 'ana' }, desk(2));
  await router.send(enqueue('c1'), desk(3));
  await router.close();
  const again = await openRouter({ journal, clock: virtualClock(BEGIN_MS + 3_600_000) });
  const types = journal
    .records()
    .at(-1)
    ?.events.map(({ type }) => type);
  expect(types?.slice(0, 4)).toEqual(['router.resumed', 'offer.revoked', 'contact.requeued', 'agent.connection-lost']);
  expect(types).not.toContain('offer.expired');
  expect(await again.ask({ type: 'agent', agent: 'ana' })).toMatchObject({ view: { presence: 'ready', strikes: 0, connection: 'lost' } });
  expect(router.phase).toBe('closed');
});

// A start that fails leaves nothing behind that goes on deciding: the same journal can be opened again, and what was refused is named.
test('a refused plan ends the router that was to work by it, with its timers', async () => {
  const { router, journal } = await open();
  await router.send(enqueue('c1'), desk(1));
  await router.close();
  const clock = virtualClock(BEGIN_MS);
  const company = small(['ana'], { channels: ['chat'] });
  const refused = await openRouter({ journal, clock, ...company }).catch((error: unknown) => error);
  expect(refused).toMatchObject({
    code: 'PLAN_REFUSED',
    message: expect.stringMatching(/^The plan was refused with PLAN_IN_USE, and is not in force: .* contacts?\. Keep it /),
    details: { code: 'PLAN_IN_USE' },
  });
  expect(clock.awaitedMs).toEqual([]);
  const again = await openRouter({ journal, clock });
  clock.runTo(BEGIN_MS + 3_600_000);
  expect(again.phase).toBe('open');
  expect(await again.send(enqueue('c2'), desk(2))).toMatchObject({ ok: true });
  await again.close();
});

// Why a start failed is told, also where the journal cannot even be given back.
test('a journal that cannot be closed does not hide why the router did not start', async () => {
  const { router, journal } = await open();
  await router.close();
  const stuck = { ...journal, close: () => Promise.reject(new Error('the disk is gone')) };
  await expect(openRouter({ journal: stuck, clock: virtualClock(BEGIN_MS - 3_600_000) })).rejects.toMatchObject({ code: 'CLOCK_BEHIND' });
});

// A journal of another version of the program is read, or refused with its record or its rules named; nothing is added to it.
test('a journal that tells of something otherwise than this program does is refused, naming the record', async () => {
  const { router, journal } = await open();
  await router.close();
  const { head } = journal;
  const { epoch, atMs } = journal.records().at(-1) as { epoch: number; atMs: number };
  const foreign = { type: 'offer.made', offer: '7.1' } as never;
  journal.append([{ seq: head.seq + 1, atMs, epoch, by: null, command: { type: 'clock.tick' }, events: [foreign] }], head, epoch);
  const refused = {
    code: 'RECORD_FOREIGN',
    details: { seq: head.seq + 1 },
    message: expect.stringContaining(`Record ${head.seq + 1} is whole`),
  };
  await expect(openRouter({ journal, clock: virtualClock(BEGIN_MS) })).rejects.toMatchObject(refused);
  await expect(fold(journal.read(1))).rejects.toMatchObject(refused);
  await expect(verify(journal.read(1))).rejects.toMatchObject(refused);
  expect(journal.head.seq).toBe(head.seq + 1);
});

test('a journal of newer rules is refused: this program would decide by older ones', async () => {
  const { router, journal } = await open();
  await router.close();
  const { head } = journal;
  const [first] = journal.records();
  const [resumed] = first?.events ?? [];
  if (resumed?.type !== 'router.resumed') throw new Error('a journal begins with router.resumed');
  const epoch = 2;
  const draft = { seq: head.seq + 1, atMs: BEGIN_MS, epoch, by: null, command: { type: 'clock.tick' as const } };
  journal.append([{ ...draft, events: [{ ...resumed, rules: RULES + 1 }] }], head, epoch);
  await expect(openRouter({ journal, clock: virtualClock(BEGIN_MS) })).rejects.toMatchObject({
    code: 'RULES_NEWER',
    details: { rules: RULES + 1, known: RULES },
  });
  expect(journal.head.seq).toBe(head.seq + 1);
});
