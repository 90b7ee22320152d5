import { Fault } from '@signalbox/engine';
import { type Head, type Journal, type JournalRecord, type RecordDraft, START, volatileJournal } from '@signalbox/engine/journal';

/** The journal of a run that is also written to a store. */
export interface CopiedJournal extends Journal {
  /**
   * Begins to store what has gathered, once it is a group and the group before is stored; `undefined` if there is nothing to wait for.
   * Rejects with the store's fault.
   */
  keepUp(): void | Promise<void>;
}

/** Few enough to be encoded within milliseconds, many enough that the disk is seldom what is waited for. */
const RECORDS_PER_GROUP = 1_024;

/**
 * A journal that answers at once, as a play needs it, and hands each record on to an empty store. The run is the same as without the store:
 * its checks are those of the journal that keeps nothing, the store chains its own. Records go to the store in groups, one group at a time;
 * whoever drives the run waits for `keepUp` now and then, so that memory does not fill with records when the store is slower than the run.
 */
export function copiedJournal(store: Journal): CopiedJournal {
  const run = volatileJournal();
  let waiting: RecordDraft[] = [];
  let stored = START;
  let epoch = 0;
  let writing: Promise<void> = Promise.resolve();
  let closing: Promise<void> | undefined;

  async function write(batch: readonly RecordDraft[]): Promise<void> {
    const checks = await store.append(batch, stored, epoch);
    stored = { seq: stored.seq + batch.length, check: checks.at(-1) as string };
  }

  /** Waits for the group under way and begins the next one. */
  async function writeNext(): Promise<void> {
    await writing;
    const batch = waiting;
    waiting = [];
    writing = write(batch);
    // Told to whoever waits for it next.
    writing.catch(() => undefined);
  }

  async function finish(): Promise<void> {
    try {
      if (waiting.length > 0) await writeNext();
      await writing;
    } finally {
      await store.close();
    }
  }

  return {
    ...run,
    async open() {
      const opened = await store.open();
      if (opened.head.seq !== START.seq) throw new Fault('JOURNAL_DIVERGED', { seq: opened.head.seq });
      ({ epoch } = opened);
      return run.open();
    },
    append(drafts, after, by) {
      const checks = run.append(drafts, after, by);
      for (const draft of drafts) waiting.push(draft);
      return checks;
    },
    keepUp() {
      if (waiting.length >= RECORDS_PER_GROUP) return writeNext();
    },
    close: () => (closing ??= finish()),
  };
}

/** The head of a run whose records these are, all from the first one on, as `play` gives it. */
export async function headOfRun(records: AsyncIterable<JournalRecord>): Promise<Head> {
  const run = volatileJournal();
  const { epoch } = await run.open();
  let head = START;
  for await (const record of records) {
    const [check] = await run.append([record], head, epoch);
    head = { seq: record.seq, check: check as string };
  }
  return head;
}
