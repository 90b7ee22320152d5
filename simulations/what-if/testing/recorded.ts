import { freshState, type JournalRecord, type RouterState } from '@signalbox/engine/journal';
import { recordingJournal } from '../../../engine/testing/recording-journal.js';
import { play } from '../../play/index.js';
import { drawTrial, type Trial } from '../../scenario/index.js';
import { type Recording, recordDay } from '../index.js';

/** A replication of a trial, and its journal. */
export async function played(trial: Trial, seed: number): Promise<readonly JournalRecord[]> {
  const chance = { seed, replication: 0 };
  const { scenario } = drawTrial(trial, chance);
  const journal = recordingJournal();
  await play(scenario, { chance, settled: () => undefined, router: { journal } });
  return journal.records();
}

export function recorded(records: readonly JournalRecord[], begin: () => RouterState = freshState): Recording {
  const day = recordDay(begin);
  for (const record of records) day.take(record);
  const recording = day.end();
  if (recording === undefined) throw new Error('Nothing was recorded.');
  return recording;
}
