import { cpSync } from 'node:fs';
import { embeddedJournal } from '@signalbox/adapters/journals/embedded';
import { applyRecord, encodeState, freshState, stateHash } from '@signalbox/engine/journal';
import { openTree } from '../../adapters/journals/embedded/environment.js';
import { recordKey } from '../../adapters/journals/embedded/keys.js';
import { morning } from '../../engine/projections/testing/morning.js';

/** Writes the morning that engine/projections counts by hand into a journal, and gives the journal back. Returns its last record. */
export async function writeMorning(folder: string): Promise<{ seq: number; check: string }> {
  const { router } = await morning({ journal: embeddedJournal({ folder }) });
  await router.close();
  return router.head;
}

/** A copy of a journal in which one byte of one record is another one. The file itself stays valid: only the record's own check can tell. */
export async function withOneByteChanged(journal: string, copy: string, seq: number): Promise<void> {
  cpSync(journal, copy, { recursive: true });
  const { tree, release } = openTree(copy);
  const value = tree.get(recordKey(seq));
  if (value === undefined) throw new Error(`There is no record ${seq}.`);
  const changed = Buffer.from(value);
  const at = changed.length - 5;
  changed[at] = (changed[at] ?? 0) ^ 1;
  await tree.put(recordKey(seq), changed);
  await release();
}

/** Stores snapshots of the states after these records, then drops what lies before the first of them. */
export async function withSnapshots(folder: string, seqs: readonly number[], options: { trim: boolean }): Promise<void> {
  const journal = embeddedJournal({ folder });
  await journal.open();
  const state = freshState();
  for await (const record of journal.read(1)) {
    applyRecord(state, record);
    if (!seqs.includes(record.seq)) continue;
    const { seq, check, atMs } = record;
    await journal.saveSnapshot({ seq, check, atMs, stateHash: stateHash(state), content: encodeState(state) });
  }
  if (options.trim) await journal.trim(seqs[0] ?? 0);
  await journal.close();
}
