import { existsSync } from 'node:fs';
import { readOnlyJournal } from '@signalbox/adapters/journals/embedded';

/** Instant of a journal's last record: where its day is to go on; `null` for a journal that has none yet. */
export async function lastInstantMs(folder: string): Promise<number | null> {
  if (!existsSync(folder)) return null;
  const journal = readOnlyJournal({ folder });
  try {
    const { seq } = journal.head();
    if (seq === 0) return null;
    for await (const { atMs } of journal.read(seq)) return atMs;
    return null;
  } finally {
    await journal.close();
  }
}
