import { encodeState, fold, type JournalRecord, stateHash } from '@signalbox/engine';
import type { Disk } from './disk.js';

/** Keeps snapshots of what is durable, as a follower beside the router does. */
export type KeepSnapshot = (how: { readonly spoilt: boolean; readonly trims: boolean }) => Promise<void>;

/** Of a spoilt snapshot one byte is another. Two in a row would leave a trimmed journal without any beginning, which no store survives. */
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
    // Records go only once a snapshot is known to be whole.
    if (trims && !spoilt) await disk.trim(seq);
  };
}

async function* from(history: readonly JournalRecord[]): AsyncGenerator<JournalRecord> {
  yield* history;
}
