import { join } from 'node:path';
import { embeddedJournal, startFollower } from '@signalbox/adapters/journals/embedded';
import { applyRecord, decodeState, encodeState, freshState, type RecordDraft, stateHash } from '@signalbox/engine/journal';
import { fillWithWaiting, type HallSize, openLiveHall } from '../../hall/live-hall.js';
import { watchMainThread } from '../../measure/held-up.js';
import { inScratch } from '../../measure/scratch.js';
import type { Measured } from '../case.js';

/** The records of a hall where everybody is signed in and `waiting` contacts wait. */
function recordsOf(size: HallSize): readonly RecordDraft[] {
  const records: RecordDraft[] = [];
  fillWithWaiting(
    openLiveHall(size, (record) => records.push(record)),
    size,
    'hopeless',
  );
  return records;
}

/** Folds a journal's records into a state, then encodes and decodes that state as a snapshot. Each is timed as a whole, once per round. */
export async function measureRestore(size: HallSize): Promise<Measured> {
  const records = recordsOf(size);
  const events = records.reduce((sum, record) => sum + record.events.length, 0);
  const state = freshState();
  const startMs = performance.now();
  for (const record of records) applyRecord(state, record);
  const foldMs = performance.now() - startMs;
  const encodeFromMs = performance.now();
  const content = encodeState(state);
  const decodeFromMs = performance.now();
  const restored = decodeState(content);
  const endMs = performance.now();
  if (stateHash(restored) !== stateHash(state)) throw new Error('the snapshot restores another state');
  return {
    figures: {
      events,
      eventsPerS: (events * 1_000) / foldMs,
      foldMs,
      encodeMs: decodeFromMs - encodeFromMs,
      decodeMs: endMs - decodeFromMs,
      contentBytes: content.length,
    },
  };
}

/** Records per append while preparing the journal. */
const BATCH = 1_000;

/** How long the router's thread is blocked while a follower writes a snapshot of that hall beside it. */
export const measureSnapshot = (size: HallSize): Promise<Measured> =>
  inScratch(async (folder) => {
    const journal = embeddedJournal({ folder: join(folder, 'journal') });
    const { head: start, epoch } = await journal.open();
    const records = recordsOf(size);
    let head = start;
    for (let from = 0; from < records.length; from += BATCH) {
      const batch = records.slice(from, from + BATCH);
      const checks = await journal.append(batch, head, epoch);
      head = { seq: (batch.at(-1) as RecordDraft).seq, check: checks.at(-1) as string };
    }
    const follower = startFollower({ journal, everyRecords: Number.MAX_SAFE_INTEGER });
    const heldUp = watchMainThread();
    const startMs = performance.now();
    await follower.snapshot();
    const snapshotMs = performance.now() - startMs;
    const figures = { snapshotMs, ...heldUp() };
    await follower.close();
    await journal.close();
    return { figures };
  });
