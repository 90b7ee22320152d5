// What holds for every plan and every history, whatever agents, customers and networks do, in whatever order.
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { runs, seed } from '../../scripts/testing/runs.js';
import type { JournalRecord } from '../domain/record.js';
import { verify } from '../journal/replay.js';
import { startMeasures } from '../projections/measures.js';
import { wireEventSchema } from '../protocol/event-schema.js';
import { type Box, openScript } from '../testing/box.js';
import { inCustomersOrder } from '../testing/customers-order.js';
import { accounts, fractions, narrowed, openings, shut, tierNarrowed } from '../testing/laws.js';
import { anyScript, type Script } from '../testing/moves.js';
import { applyRecord, closeRecord } from './apply.js';
import { decodeState, encodeState, stateHash } from './canonical.js';
import { violations } from './invariants.js';
import { freshState } from './state.js';
import { step } from './step.js';

vi.setConfig({ testTimeout: 3_600_000 });

/** Every event of the protocol. */
const EVENT_TYPES = wireEventSchema.options.map(({ shape }) => shape.type.value);

async function* each(records: readonly JournalRecord[]): AsyncGenerator<JournalRecord> {
  yield* records;
}

describe('after every step', () => {
  // The invariants hold; the records fold to the state that deciding gave; steps and tiers that are open stay open and only widen; numbers are
  // integers; nobody is offered one of a customer's contacts past another of the same kind that came before.
  test('work conservation, capacity, exclusivity, monotone rings, per-customer order: a router keeps its invariants, and its records give its state', async () => {
    const numRuns = runs('invariants and fold', { fast: 1_000, nightly: 10_000 });
    const inTurn = inCustomersOrder();
    const told = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(anyScript(), async (script) => {
        const box = await openScript(script, { match: inTurn.match });
        const folded = freshState();
        const wrong: string[] = [];
        for (const [place, beat] of script.beats.entries()) {
          const before = openings(box.state);
          await box.play(beat, script.punctual);
          wrong.push(...violations(box.state));
          for (const record of box.journal.records(folded.seq + 1)) {
            applyRecord(folded, record);
            wrong.push(...fractions(record.events));
            for (const { type } of record.events) told.set(type, (told.get(type) ?? 0) + 1);
          }
          // A difference does not go away by itself: to hash both now and then, and at the end, finds it too.
          if (place % 8 === 0 || place === script.beats.length - 1) expect(stateHash(folded)).toBe(stateHash(box.state));
          for (const contact of box.state.contacts.values())
            wrong.push(...shut(before, contact), ...narrowed(box.state, contact), ...tierNarrowed(box.state, contact));
          // Asked for once per beat: most of the time there is nothing to say.
          if (wrong.length > 0) expect(wrong).toEqual([]);
        }
      }),
      { seed, numRuns },
    );
    // Proved by what happened: of two alike contacts of one customer, the earlier one had to be chosen that often.
    expect(inTurn.chosen).toBeGreaterThan(numRuns / 50);
    // The census: all this is said of histories in which everything happens that the protocol can tell of.
    const least = Math.floor(numRuns / 500);
    expect(EVENT_TYPES.filter((type) => (told.get(type) ?? 0) < least)).toEqual([]);
  });

  // A refused command has no effect but that time has passed: what fell due is what a clock.tick would have fired.
  test('a refusal changes nothing', async () => {
    const numRuns = runs('refusals', { fast: 100, nightly: 10_000 });
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(anyScript(), async (script) => {
        let before = new Uint8Array();
        const box = await openScript(script, {
          before: (state) => {
            before = encodeState(state) as Uint8Array<ArrayBuffer>;
          },
        });
        for (const beat of script.beats) {
          const sent = await box.play(beat, script.punctual);
          if (sent === undefined || sent.answer.ok) continue;
          refused++;
          const own = sent.records;
          if (own.length === 0) {
            expect(Buffer.compare(encodeState(box.state), before)).toBe(0);
            continue;
          }
          const twin = decodeState(before);
          const { seq, epoch } = own[0] as JournalRecord;
          const { fired, decided } = step(twin, { seq, atMs: sent.atMs, command: { type: 'clock.tick' } });
          closeRecord(twin, { seq, atMs: sent.atMs, epoch, by: null });
          expect(own.map(({ command, by }) => ({ command, by }))).toEqual([{ command: { type: 'clock.tick' }, by: null }]);
          expect([...fired, ...decided]).toEqual(own.flatMap(({ events }) => events));
          expect(stateHash(twin)).toBe(stateHash(box.state));
        }
      }),
      { seed, numRuns },
    );
    expect(refused).toBeGreaterThan(numRuns);
  });
});

describe('after a whole history', () => {
  // Deciding every record again gives the same events and state, from the first one and from a restored copy taken anywhere.
  test('verify finds what was decided', async () => {
    const numRuns = runs('verify', { fast: 100, nightly: 10_000 });
    await fc.assert(
      fc.asyncProperty(anyScript(), fc.nat(), async (script, anywhere) => {
        const box = await openScript(script);
        const cut = anywhere % script.beats.length;
        let copy: { bytes: Uint8Array; seq: number } = { bytes: new Uint8Array(), seq: 0 };
        for (const [at, beat] of script.beats.entries()) {
          if (at === cut) {
            copy = { bytes: encodeState(box.state), seq: box.state.seq };
            expect(stateHash(decodeState(copy.bytes))).toBe(stateHash(box.state));
          }
          await box.play(beat, script.punctual);
        }
        const hash = stateHash(box.state);
        expect((await verify(each(box.journal.records()))).stateHash).toBe(hash);
        const from = [decodeState(copy.bytes), decodeState(copy.bytes)] as const;
        expect((await verify(each(box.journal.records(copy.seq + 1)), { from })).stateHash).toBe(hash);
      }),
      { seed, numRuns },
    );
  });

  // The same plan, roster and commands at the same instants give the same records, byte for byte, and the same state.
  test('the same history twice is the same', async () => {
    const numRuns = runs('twice', { fast: 50, nightly: 10_000 });
    await fc.assert(
      fc.asyncProperty(anyScript(), async (script) => {
        const [one, other] = await Promise.all([played(script), played(script)]);
        expect(one.journal.head).toEqual(other.journal.head);
        expect(stateHash(one.state)).toBe(stateHash(other.state));
      }),
      { seed, numRuns },
    );
  });

  // arrived = answered (closed + in hand) + abandoned + withdrawn + rejected + waiting, in the events, the measures and the state alike.
  test('every contact is accounted for', async () => {
    const numRuns = runs('accounting', { fast: 60, nightly: 10_000 });
    await fc.assert(
      fc.asyncProperty(anyScript(), async (script) => {
        const box = await played(script);
        const records = box.journal.records();
        const measures = startMeasures();
        for (const record of records) measures.take(record);
        const contacts = [...box.state.contacts.values()];
        for (const [queue, told] of accounts(records.flatMap(({ events }) => events))) {
          const waiting = contacts.filter((contact) => contact.queue === queue && contact.state !== 'owned').length;
          const inHand = contacts.filter((contact) => contact.queue === queue && contact.state === 'owned').length;
          expect(told.arrived).toBe(told.answered + told.abandoned + told.withdrawn + told.rejected + waiting);
          expect(told.answered).toBe(told.closed + inHand);
          const { arrived, answered, abandoned, withdrawn, rejected } = told;
          const row = measures.view('queue').rows.find(({ key }) => key === queue);
          expect(row).toMatchObject({ arrived, answered, abandoned, withdrawn, rejected, waiting, inHand });
        }
        for (const by of ['queue', 'channel', 'language', 'tenant'] as const)
          for (const { arrived, answered, abandoned, withdrawn, rejected, waiting } of measures.view(by).rows)
            expect(arrived).toBe(answered + abandoned + withdrawn + rejected + waiting);
      }),
      { seed, numRuns },
    );
  });

  // An accepted (sender, n) that comes again is answered with the record it made the first time, and nothing happens.
  test('a repeat gets the stored outcome', async () => {
    const numRuns = runs('repeats', { fast: 40, nightly: 10_000 });
    await fc.assert(
      fc.asyncProperty(anyScript({ beatsMax: 40 }), async (script) => {
        const box = await played(script);
        const effective = box.accepted.filter(({ records, by }) =>
          records.some((record) => record.by?.sender === by.sender && record.by.n === by.n),
        );
        for (const { command, by, answer } of effective) {
          if (!box.state.senders.has(by.sender)) continue;
          const again = await box.send(command, by);
          expect(again.answer).toEqual(answer);
          expect(again.records).toEqual([]);
        }
      }),
      { seed, numRuns },
    );
  });

  // Nothing is kept of what is over: with every contact ended and every date past, only the plan's own records are left.
  test('the state is bounded', async () => {
    const numRuns = runs('bounded state', { fast: 60, nightly: 10_000 });
    await fc.assert(
      fc.asyncProperty(anyScript(), async (script) => {
        const box = await played(script);
        for (const contact of [...box.state.contacts.values()]) {
          // A consult is over with the contact it was about.
          if (!box.state.contacts.has(contact.ordinal)) continue;
          const { tenant, contact: id } = contact;
          const owned = contact.state === 'owned';
          const { answer } = await box.send(
            owned ? { type: 'contact.release', tenant, contact: id } : { type: 'contact.abandon', tenant, contact: id },
          );
          expect(answer).toMatchObject({ ok: true });
        }
        for (const days of [1, 8, 31]) {
          box.clock.jumpTo(box.clock.nowMs() + days * 86_400_000);
          await box.send({ type: 'clock.tick' });
        }
        const { contacts, offers, waiting, enlisted, contactByKey, interrupted, customers, places, senders, agentsInOrder } = box.state;
        expect([
          contacts.size,
          offers.size,
          waiting.size,
          contactByKey.size,
          enlisted.size,
          interrupted.size,
          customers.size,
          places.size,
        ]).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
        expect([...senders.keys()].filter((sender) => sender !== 'setup')).toEqual([]);
        expect(agentsInOrder.every((agent) => agent.inRoster || agent.presence !== 'offline' || agent.connection === 'connected')).toBe(
          true,
        );
        expect(violations(box.state)).toEqual([]);
      }),
      { seed, numRuns },
    );
  });
});

async function played(script: Script): Promise<Box> {
  const box = await openScript(script);
  for (const beat of script.beats) await box.play(beat, script.punctual);
  return box;
}
