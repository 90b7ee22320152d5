import { memoryJournal } from '@signalbox/adapters/journals/memory';
import { freshState, type JournalRecord, type RouterState } from '@signalbox/engine';
import { play } from '../../play/index.js';
import { drawTrial, type Trial } from '../../scenario/index.js';
import { type Recording, recordDay } from '../index.js';

/** A replication of a trial, and its journal. */
export async function played(trial: Trial, seed: number): Promise<readonly JournalRecord[]> {
  const chance = { seed, replication: 0 };
  const { scenario } = drawTrial(trial, chance);
  const journal = memoryJournal({ keep: true });
  await play(scenario, { chance, settled: () => undefined, router: { journal } });
  const records: JournalRecord[] = [];
  for await (const record of journal.read(1)) records.push(record);
  return records;
}

export function recorded(records: readonly JournalRecord[], begin: () => RouterState = freshState): Recording {
  const day = recordDay(begin);
  for (const record of records) day.take(record);
  const recording = day.end();
  if (recording === undefined) throw new Error('Nothing was recorded.');
  return recording;
}
