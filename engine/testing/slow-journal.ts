import type { Head, RecordDraft } from '../domain/record.js';
import type { Journal } from '../ports.js';
import { type RecordingJournal, recordingJournal } from './recording-journal.js';

export interface SlowJournal extends Journal {
  /** Appends that have been asked for and not yet been let through: how many records each. */
  readonly pending: readonly number[];
  /** Makes the oldest append durable. */
  letThrough(): Promise<void>;
  /** Refuses the oldest append; nothing of it is stored. */
  refuse(error: Error): Promise<void>;
  /** The next append throws at once, as a store does that is not open any more. */
  breakNext(error: Error): void;
  readonly kept: RecordingJournal;
  readonly closed: boolean;
}

/** A journal whose disk answers when the test says so. */
export function slowJournal(kept: RecordingJournal = recordingJournal()): SlowJournal {
  const pending: { readonly count: number; readonly store: () => void; readonly fail: (error: Error) => void }[] = [];
  let closed = false;
  let breaking: Error | undefined;
  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

  return {
    kept,
    get pending() {
      return pending.map(({ count }) => count);
    },
    get closed() {
      return closed;
    },
    async letThrough() {
      pending.shift()?.store();
      await turn();
    },
    async refuse(error) {
      pending.shift()?.fail(error);
      await turn();
    },
    breakNext(error) {
      breaking = error;
    },
    ...kept,
    append: (drafts: readonly RecordDraft[], after: Head, epoch: number) => {
      if (breaking !== undefined) throw breaking;
      return new Promise((resolve, reject) => {
        pending.push({ count: drafts.length, store: () => resolve(kept.append(drafts, after, epoch)), fail: reject });
      });
    },
    async close() {
      closed = true;
    },
  };
}
