// What holds of every history as a whole: each is played once and held to every law, one after the other.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs, seed } from '../../scripts/testing/runs.js';
import type { JournalRecord } from '../domain/record.js';
import { verify } from '../journal/replay.js';
import { startMeasures } from '../projections/measures.js';
import { type Box, openScript } from '../testing/box.js';
import { accounts } from '../testing/laws.js';
import { anyScript, type Script } from '../testing/moves.js';
import { violations } from './invariants.js';
import { decodeState, encodeState, stateHash } from './state/canonical.js';

const DAY_MS = 86_400_000;

interface Played {
  readonly script: Script;
  readonly box: Box;
  /** The state somewhere on the way. */
  readonly copy: { readonly bytes: Uint8Array; readonly seq: number };
}

async function played(script: Script, anywhere: number): Promise<Played> {
  const box = await openScript(script);
  const cut = anywhere % script.beats.length;
  let copy: Played['copy'] = { bytes: new Uint8Array(), seq: 0 };
  for (const [at, beat] of script.beats.entries()) {
    if (at === cut) copy = { bytes: encodeState(box.state), seq: box.state.seq };
    await box.play(beat, script.punctual);
  }
  return { script, box, copy };
}

async function* each(records: readonly JournalRecord[]): AsyncGenerator<JournalRecord> {
  yield* records;
}

/** In this order: the last ones end what is left of the history. */
const LAWS: Readonly<Record<string, (history: Played) => Promise<void>>> = {
  // Deciding every record again gives the same events and state, from the first one and from a restored copy taken anywhere.
  'verify finds what was decided': async ({ box, copy }) => {
    const hash = stateHash(box.state);
    expect((await verify(each(box.journal.records()))).stateHash).toBe(hash);
    const from = [decodeState(copy.bytes), decodeState(copy.bytes)] as const;
    expect(Buffer.compare(encodeState(from[0]), copy.bytes)).toBe(0);
    expect((await verify(each(box.journal.records(copy.seq + 1)), { from })).stateHash).toBe(hash);
  },

  // The same plan, roster and commands at the same instants give the same records, byte for byte, and the same state.
  'the same history twice is the same': async ({ script, box }) => {
    const other = await openScript(script);
    for (const beat of script.beats) await other.play(beat, script.punctual);
    expect(other.journal.head).toEqual(box.journal.head);
    expect(stateHash(other.state)).toBe(stateHash(box.state));
  },

  // arrived = answered (closed + in hand) + abandoned + withdrawn + rejected + waiting, in the events, the measures and the state alike.
  'every contact is accounted for': async ({ box }) => {
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
  },

  // An accepted (sender, n) that comes again is answered with the record it made the first time, and nothing happens; a sender who has
  // been silent for too long is forgotten, and what it repeats then is a command like any other, whose outcome is kept in its turn.
  'a repeat gets the stored outcome': async ({ box }) => {
    const kept = new Map(box.accepted.map((sent) => [`${sent.by.sender} ${sent.by.n}`, sent]));
    for (const { command, by, answer, records } of kept.values()) {
      if (!records.some((record) => record.by?.sender === by.sender && record.by.n === by.n)) continue;
      if (!box.state.senders.get(by.sender)?.ns.includes(by.n)) continue;
      const again = await box.send(command, by);
      expect(again.answer).toEqual(answer);
      expect(again.records).toEqual([]);
    }
  },

  // Nothing is kept of what is over: with every contact ended and every date past, only the plan's own records are left.
  'the state is bounded': async ({ box }) => {
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
      box.clock.jumpTo(box.clock.nowMs() + days * DAY_MS);
      await box.send({ type: 'clock.tick' });
    }
    const { contacts, offers, waiting, enlisted, contactsByName, interrupted, customers, places, senders, agentsInOrder } = box.state;
    const kept = [contacts, offers, waiting, contactsByName, enlisted, interrupted, customers, places].map(({ size }) => size);
    expect(kept).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
    expect([...senders.keys()].filter((sender) => sender !== 'setup')).toEqual([]);
    const gone = agentsInOrder.filter((agent) => !agent.inRoster && agent.presence === 'offline' && agent.connection !== 'connected');
    expect(gone).toEqual([]);
    expect(violations(box.state)).toEqual([]);
  },
};

test(`${Object.keys(LAWS).join('; ')}`, { timeout: 3_600_000 }, async () => {
  const numRuns = runs('whole histories', { fast: 50, nightly: 10_000 });
  // In one history of three the box stands still for a month somewhere: senders and customers are forgotten on the way.
  const pauses = fc.option(fc.nat(), { freq: 2 });
  await fc.assert(
    fc.asyncProperty(anyScript(), fc.nat(), pauses, async (script, anywhere, paused) => {
      const at = paused === null ? -1 : paused % script.beats.length;
      const beats = script.beats.map((beat, place) =>
        place === at ? { ...beat, gap: { kind: 'pause', ms: 31 * DAY_MS } as const } : beat,
      );
      // Woken at every date, a bot that never answers would be asked some millions of times in that month.
      const history = await played({ ...script, beats, punctual: script.punctual && at < 0 }, anywhere);
      for (const [name, holds] of Object.entries(LAWS))
        await holds(history).catch((error: Error) => {
          throw new Error(`${name}: ${error.message}`, { cause: error });
        });
    }),
    { seed, numRuns },
  );
});
