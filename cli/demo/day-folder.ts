import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { makeFolder } from '@signalbox/adapters/journals/embedded';
import { asFailure, Failure } from '../failure.js';
import { unwritable } from '../written-file.js';

/** The options of a day; a day under way continues with exactly these. */
export interface DayOptions {
  readonly date: string;
  readonly from: string;
  readonly to: string;
  readonly volume: number;
  readonly seed: number;
  /** Name and digest of the trace file that is played instead of the carried day; `null`: the carried day. */
  readonly trace: string | null;
}

interface DayState {
  readonly options: DayOptions;
  readonly finished: boolean;
}

/** What was found at the start: nothing, the same day half played, a finished one, or one with other options. */
export type Found = 'nothing' | 'under way' | 'finished' | 'other';

export interface DayFolder {
  readonly journal: string;
  readonly found: Found;
  /** Where an earlier day was moved, if it was. */
  readonly putAway: string | null;
  finish(): void;
}

const STATE = 'demo.json';

/**
 * The folder of the demo, with one journal per day. A day under way is continued; a finished one, or one with other options, is moved
 * aside, so that nothing is lost and each day has its own journal.
 * @throws Failure JOURNAL_UNWRITABLE, or FILE_UNWRITABLE where the folder is there and may not be written
 */
export function openDayFolder(folder: string, options: DayOptions): DayFolder {
  make(folder);
  const journal = join(folder, 'journal');
  const state = readState(join(folder, STATE));
  const found: Found =
    state === undefined
      ? existsSync(journal)
        ? 'other'
        : 'nothing'
      : state.finished
        ? 'finished'
        : isDeepStrictEqual(state.options, options)
          ? 'under way'
          : 'other';
  const putAway = found === 'finished' || found === 'other' ? putJournalAway(folder, journal) : null;
  const save = (finished: boolean): void => {
    const path = join(folder, STATE);
    try {
      writeFileSync(`${path}.new`, `${JSON.stringify({ options, finished } satisfies DayState, null, 2)}\n`);
      renameSync(`${path}.new`, path);
    } catch (error) {
      throw unwritable(path, error);
    }
  };
  save(false);
  return { journal, found, putAway, finish: () => save(true) };
}

/** Whoever starts the demo from a clone of somebody else's has named no folder, and has to be told how. */
function make(folder: string): void {
  try {
    makeFolder(folder);
  } catch (error) {
    const { code, message, exit } = asFailure(error);
    if (code !== 'JOURNAL_UNWRITABLE') throw error;
    throw new Failure(code, message, { next: 'Name one that may be written: npm start -- --folder "$HOME/signalbox"', exit, cause: error });
  }
}

function readState(path: string): DayState | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as DayState;
  } catch {
    // A truncated file says nothing about the journal: keep the journal as another day's.
    rmSync(path);
    return undefined;
  }
}

function putJournalAway(folder: string, journal: string): string | null {
  if (!existsSync(journal)) return null;
  const numbers = readdirSync(folder).map((name) => Number(/^day-(\d+)$/.exec(name)?.[1] ?? 0));
  const place = join(folder, `day-${Math.max(0, ...numbers) + 1}`);
  mkdirSync(place);
  renameSync(journal, join(place, 'journal'));
  return place;
}
