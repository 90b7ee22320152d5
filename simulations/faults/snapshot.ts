import { encodeState, fold, type JournalRecord, stateHash } from '@signalbox/engine/journal';
import type { Disk } from './disk.js';

/** Writes snapshots of what is durable, as a follower beside the router does. */
export type KeepSnapshot = (how: { readonly spoilt: boolean; readonly trims: boolean }) => Promise<void>;

/**
 * In a spoilt snapshot one byte is changed. Never two in a row: a trimmed journal would have no beginning left, which no store survives.
 */
export function openSnapshots(disk: Disk): KeepSnapshot {
  let last = { seq: 0, spoilt: false };
  return async ({ spoilt: asked, trims }) => {
    const { seq, check } = disk.head;
    if (seq === last.seq) return;
    const spoilt = asked && !last.spoilt;
    last = { seq, spoilt };
    const state = await fold(from(disk.history.slice(0, seq)));
    const content = Uint8Array.from(encodeState(state));
    const at = Math.floor(content.length / 2);
    if (spoilt) content[at] = (content[at] ?? 0) ^ 0x40;
    await disk.saveSnapshot({ seq, check, atMs: state.atMs, stateHash: stateHash(state), content });
    // Records are dropped only once a snapshot is known to be intact.
    if (trims && !spoilt) await disk.trim(seq);
  };
}

async function* from(history: readonly JournalRecord[]): AsyncGenerator<JournalRecord> {
  yield* history;
}
