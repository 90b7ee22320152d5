import type { Journal } from '@signalbox/engine/journal';
import type { Trial } from '../scenario/index.js';
import { copiedJournal } from './copied-journal.js';
import { type Replication, type ReplicationOrder, runReplication } from './run-replication.js';

export interface RunToJournalOptions {
  /** Empty, and not open. It is closed when the run is over, however it ends, and then holds every record up to that point. */
  readonly store: Journal;
  /** Called now and then with the share of the horizon that is over; if it throws, the run ends. */
  readonly moved?: (share: number) => void;
}

/**
 * Runs one replication of a trial and writes its records to a store, which they reach in virtual time: the clock stands still while the
 * store is behind. The replication is the same as without the store. Rejects with the store's fault if it fails.
 */
export async function runToJournal(trial: Trial, order: ReplicationOrder, { store, moved }: RunToJournalOptions): Promise<Replication> {
  const journal = copiedJournal(store);
  try {
    return await runReplication(trial, order, {
      journal,
      moved(share) {
        moved?.(share);
        return journal.keepUp();
      },
    });
  } finally {
    await journal.close();
  }
}
