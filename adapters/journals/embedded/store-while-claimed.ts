import { Fault } from '@signalbox/engine';
import { IF_EXISTS } from 'lmdb';
import { currentEpoch } from './claim.js';
import type { Tree } from './environment.js';
import { claimKey, passingRecordKey } from './keys.js';
import { APPEND, type Prepared } from './records.js';

/**
 * Stores records after the last one known to this claim, all or none, and resolves when they are on disk. The transaction only checks, on
 * lmdb's own thread, that the claim still stands: as long as it does, nobody else has written a record. The deciding thread just hands over
 * the bytes, so no commit waits for it.
 */
export async function storeWhileClaimed(tree: Tree, prepared: readonly Prepared[], epoch: number): Promise<void> {
  let puts: Promise<boolean>[] = [];
  const stands = tree.ifVersion(claimKey(epoch), IF_EXISTS, () => {
    // lmdb copies the key when it is handed over, and keeps the value until it is stored.
    puts = prepared.map(({ seq, value }) => tree.put(passingRecordKey(seq), value, APPEND));
  });
  const [claimed, , ...stored] = await Promise.all([stands, beginNow(tree), ...puts]);
  if (!claimed) throw new Fault('JOURNAL_FENCED', { epoch, newer: currentEpoch(tree) });
  const lost = stored.indexOf(false);
  if (lost >= 0) throw new Fault('JOURNAL_DIVERGED', { seq: (prepared[lost] as Prepared).seq });
}

/**
 * lmdb begins a commit at the end of the turn, before which hundreds of answers may be given, or as soon as more than `txnStartThreshold`
 * is written: this empty write is the more.
 */
const beginNow = (tree: Tree): Promise<boolean> => tree.batch(() => undefined);
