import { Fault } from '@signalbox/engine';
import { applyRecord, freshState, type Head, type RouterState, readSnapshot, START } from '@signalbox/engine/journal';
import type { Tree } from './environment.js';
import { read } from './records.js';
import { loadSnapshot } from './snapshots.js';

/** A state folded from a journal, and its position. */
export interface Folded {
  readonly state: RouterState;
  head: Head;
}

/** The state of the newest snapshot that proves correct, or the one before the first record. */
export function foldedFromSnapshot(tree: Tree, warn: (fault: Fault) => void): Folded {
  for (let upTo = Number.MAX_SAFE_INTEGER; ; ) {
    const snapshot = loadSnapshot(tree, upTo, warn);
    if (snapshot === undefined) return { state: freshState(), head: START };
    const state = readSnapshot(snapshot);
    if (state !== undefined) return { state, head: { seq: snapshot.seq, check: snapshot.check } };
    warn(new Fault('SNAPSHOT_CORRUPT', { seq: snapshot.seq }));
    upTo = snapshot.seq - 1;
  }
}

/** Folds every durable record after it, until there is none or it should stop. */
export async function foldBehind(tree: Tree, folded: Folded, stop: () => boolean): Promise<void> {
  for await (const record of read(() => tree, folded.head.seq + 1)) {
    if (stop()) return;
    applyRecord(folded.state, record);
    folded.head = { seq: record.seq, check: record.check };
  }
}
