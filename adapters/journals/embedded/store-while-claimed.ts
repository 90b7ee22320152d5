import { Fault } from '@signalbox/engine';
import { IF_EXISTS } from 'lmdb';
import { currentEpoch } from './claim.js';
import type { Tree } from './environment.js';
import { claimKey, passingRecordKey } from './keys.js';
import { APPEND, type Prepared } from './records.js';

/**
 * Stores records behind the last one this claim knows of, all or none, and resolves when they are on the disk. Nothing is looked up in
 * the transaction but whether the claim still stands, and lmdb's own thread does that: while it does, nobody else has written a record.
 * The thread that decides only hands the bytes over, and no commit waits until it has time.
 */
export async function storeWhileClaimed(tree: Tree, prepared: readonly Prepared[], epoch: number): Promise<void> {
  let puts: Promise<boolean>[] = [];
  const stands = tree.ifVersion(claimKey(epoch), IF_EXISTS, () => {
    // lmdb copies the key while it is handed over, and keeps the value until it is stored.
    puts = prepared.map(({ seq, value }) => tree.put(passingRecordKey(seq), value, APPEND));
  });
  const [claimed, , ...stored] = await Promise.all([stands, beginNow(tree), ...puts]);
  if (!claimed) throw new Fault('JOURNAL_FENCED', { epoch, newer: currentEpoch(tree) });
  const lost = stored.indexOf(false);
  if (lost >= 0) throw new Fault('JOURNAL_DIVERGED', { seq: (prepared[lost] as Prepared).seq });
}

/**
 * lmdb begins a commit at the end of the turn, before which hundreds of decisions may be told, or as soon as more is written than
 * `txnStartThreshold`: this is the more, and is nothing.
 */
const beginNow = (tree: Tree): Promise<boolean> => tree.batch(() => undefined);
