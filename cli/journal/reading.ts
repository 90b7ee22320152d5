import { basename, join } from 'node:path';
import { type ReadOnlyJournal, readOnlyJournal } from '@signalbox/adapters/journals/embedded';
import { Fault } from '@signalbox/engine';
import {
  applyRecord,
  decodeState,
  freshState,
  type Head,
  type JournalRecord,
  type RouterState,
  readSnapshot,
  type Snapshot,
  START,
} from '@signalbox/engine/journal';
import { EXIT } from '../exit-codes.js';
import { failure } from '../failure.js';
import { startProgress } from '../progress.js';
import { note } from '../terminal.js';

/** A journal opened to be read, as it stood at that moment: a router may go on writing it. */
export interface Reading {
  readonly folder: string;
  readonly head: Head;
  /** The snapshot its records begin behind; `undefined`: they begin at 1. */
  readonly first: Snapshot | undefined;
  /** The state before the first kept record; a fresh copy each time. */
  begin(): RouterState;
  /** The newest state that a snapshot gives at or before `seq`, else `begin`. */
  near(seq: number): Promise<RouterState>;
  /** Records behind a state, up to `untilSeq` or the head; progress is shown as `what`. */
  records(fromSeq: number, what: string, untilSeq?: number): AsyncIterable<JournalRecord>;
  snapshots(): AsyncIterable<Snapshot>;
  close(): Promise<void>;
}

/** The folder of a journal, or one that holds it as `journal`. */
function open(folder: string): { folder: string; journal: ReadOnlyJournal } {
  const warn = (fault: Fault): void => note(fault.message);
  try {
    return { folder, journal: readOnlyJournal({ folder, warn }) };
  } catch (error) {
    const inside = join(folder, 'journal');
    if (!(error instanceof Fault) || error.code !== 'JOURNAL_MISSING' || basename(folder) === 'journal') throw error;
    try {
      return { folder: inside, journal: readOnlyJournal({ folder: inside, warn }) };
    } catch (second) {
      throw second instanceof Fault && second.code === 'JOURNAL_MISSING' ? error : second;
    }
  }
}

export async function openReading(given: string): Promise<Reading> {
  const { folder, journal } = open(given);
  try {
    const head = journal.head();
    const first = (await beginsAtOne(journal)) ? undefined : await oldestSnapshot(journal, head);
    const begin = (): RouterState => (first === undefined ? freshState() : decodeState(first.content));

    async function* records(fromSeq: number, what: string, untilSeq = head.seq): AsyncGenerator<JournalRecord> {
      const progress = startProgress(what, untilSeq - fromSeq + 1);
      try {
        if (fromSeq > untilSeq) return;
        for await (const record of journal.read(fromSeq)) {
          yield record;
          progress.step();
          if (record.seq >= untilSeq) return;
        }
      } finally {
        progress.done();
      }
    }

    async function* snapshots(upTo = head.seq): AsyncGenerator<Snapshot> {
      const snapshot = await journal.loadSnapshot(upTo);
      if (snapshot === undefined) return;
      yield snapshot;
      yield* snapshots(snapshot.seq - 1);
    }

    return {
      folder,
      head,
      first,
      begin,
      async near(seq) {
        for await (const snapshot of snapshots(seq)) {
          const state = readSnapshot(snapshot);
          if (state !== undefined) return state;
        }
        return begin();
      },
      records,
      snapshots: () => snapshots(),
      close: () => journal.close(),
    };
  } catch (error) {
    await journal.close();
    throw error;
  }
}

async function beginsAtOne(journal: ReadOnlyJournal): Promise<boolean> {
  try {
    for await (const _ of journal.read(1)) return true;
    return true;
  } catch (error) {
    if (error instanceof Fault && error.code === 'JOURNAL_TRIMMED') return false;
    throw error;
  }
}

/** Records before a kept snapshot may be gone; the oldest one is where everything kept can be told from. */
async function oldestSnapshot(journal: ReadOnlyJournal, head: Head): Promise<Snapshot | undefined> {
  let oldest: Snapshot | undefined;
  for (let upTo = head.seq; ; ) {
    const older = await journal.loadSnapshot(upTo);
    if (older === undefined) return oldest;
    oldest = older;
    upTo = older.seq - 1;
  }
}

/** Refuses a record that is not there yet, or no longer. */
export function requireRecord({ head, first }: Reading, seq: number): void {
  if (seq > head.seq)
    throw failure('RECORD_BEYOND', `There is no record ${seq}; the last one is ${head.seq}.`, 'Give --at a smaller number.', EXIT.wrong);
  if (first !== undefined && seq < first.seq) throw new Fault('JOURNAL_TRIMMED', { first: first.seq, seq });
}

/** The state right after record `seq` (default: the last one), and the check of that record. */
export async function stateAt(reading: Reading, seq = reading.head.seq): Promise<{ state: RouterState; head: Head }> {
  if (seq > 0) requireRecord(reading, seq);
  const state = await reading.near(seq);
  let check = await snapshotCheck(reading, state.seq);
  for await (const record of reading.records(state.seq + 1, 'folding', seq)) {
    applyRecord(state, record);
    check = record.check;
  }
  return { state, head: { seq, check } };
}

/** The check of the record a state from a snapshot stands at. */
async function snapshotCheck(reading: Reading, seq: number): Promise<string> {
  for await (const snapshot of reading.snapshots()) if (snapshot.seq === seq) return snapshot.check;
  return START.check;
}
