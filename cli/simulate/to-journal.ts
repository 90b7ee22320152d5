import { existsSync, readdirSync, statSync } from 'node:fs';
import { embeddedJournal } from '@signalbox/adapters/journals/embedded';
import { Fault } from '@signalbox/engine';
import { headOfRun, type Replication, runToJournal } from '@signalbox/simulations/replicate';
import type { Trial } from '@signalbox/simulations/scenario';
import { EXIT } from '../exit-codes.js';
import { failure } from '../failure.js';
import { openReading, type Reading } from '../journal/reading.js';
import { plural } from '../number-text.js';
import { startProgress } from '../progress.js';
import { note } from '../terminal.js';
import { unwritable } from '../written-file.js';
import { untilCtrlC } from './ending.js';

/** Refuses a folder that holds something, and more than one run, before anything is played. */
export function checkJournal(folder: string | undefined, replications: number | undefined): void {
  if (folder === undefined) return;
  if (replications !== undefined && replications !== 1)
    throw failure(
      'USAGE',
      `A journal holds one run, and --replications asks for ${replications}.`,
      'Leave --replications out; the figures of several runs need no journal.',
    );
  if (!holdsSomething(folder)) return;
  throw failure(
    'FOLDER_TAKEN',
    `${folder} is not empty, and the journal of a run begins in an empty folder.`,
    'Give a folder that is empty or not there yet.',
    EXIT.cannotStart,
  );
}

function holdsSomething(folder: string): boolean {
  try {
    if (!existsSync(folder)) return false;
    if (!statSync(folder).isDirectory()) throw Object.assign(new Error('it is a file'), { code: 'ENOTDIR' });
    return readdirSync(folder).length > 0;
  } catch (error) {
    throw unwritable(folder, error);
  }
}

/**
 * Plays the first replication and writes its records to the folder, then reads them back and compares. `undefined` after Ctrl-C: the folder
 * then holds what was done.
 */
export async function playToJournal(trial: Trial, { seed, folder }: { seed: number; folder: string }): Promise<Replication | undefined> {
  const store = embeddedJournal({ folder, warn: (fault) => note(fault.message) });
  const progress = startProgress('playing', 1, { unit: 'runs', lookEvery: 1 });
  const run = await untilCtrlC(async (signal) => {
    const moved = (share: number): void => {
      signal.throwIfAborted();
      progress.moved(share);
    };
    try {
      return await runToJournal(trial, { seed, replication: 0 }, { store, moved });
    } catch (error) {
      if (signal.aborted && error === signal.reason) return undefined;
      throw error;
    } finally {
      progress.done();
    }
  });
  const reading = await openReading(folder);
  try {
    if (run !== undefined) await compare(reading, run);
    note(`${run === undefined ? 'Ended; ' : ''}${plural(reading.head.seq, 'record')} written to ${folder}.`);
  } finally {
    await reading.close();
  }
  return run;
}

/** What any command reads from the folder must be the whole run, to the last record. */
async function compare(reading: Reading, { records, check }: Replication): Promise<void> {
  const head = await headOfRun(reading.records(1, 'reading back'));
  if (head.seq === records && head.check === check) return;
  throw new Fault('JOURNAL_CORRUPT', { seq: head.seq, detail: 'it does not end the run that was played' });
}
