import type { Trial } from '@signalbox/simulations/scenario';
import {
  type GoalPeriod,
  REQUIREMENT_TITLES,
  requirementRows,
  type Staffed,
  StaffingEnded,
  shiftFile,
  staff,
  staffLines,
} from '@signalbox/simulations/staffing';
import { checkPlaces, give, type Wanted } from '../answer.js';
import { csvText, writeCsv } from '../csv.js';
import { EXIT } from '../exit-codes.js';
import { startProgress } from '../progress.js';
import { filesRead } from '../scenario/files-read.js';
import { distinct, hintsOfRuns, noteHints } from '../scenario/hints.js';
import { openScenario } from '../scenario/open-scenario.js';
import { nothingDone, untilCtrlC } from '../simulate/ending.js';
import { note, print } from '../terminal.js';
import { asJson } from './json.js';
import { tell } from './tell.js';

export interface StaffCommandOptions extends Wanted {
  readonly per: GoalPeriod;
  readonly replications?: number;
  readonly verify?: number;
  readonly seed?: number;
  readonly scale?: number;
  readonly chooseHubs?: boolean;
  readonly budget: number;
  readonly workers?: number;
  readonly requirement?: string;
}

export async function run(file: string, options: StaffCommandOptions): Promise<void> {
  checkPlaces(options, await filesRead([file]), options.requirement);
  const opened = await openScenario(file, { scale: options.scale ?? 1 });
  const staffed = await searched(opened.trial, options);
  // Of the agents found, as the check has played them.
  const shown = hintsOfRuns({ trial: staffed.answer, text: opened.text }, staffed.verified?.replications ?? []);
  noteHints(distinct(shown));
  const hints = [...opened.hints, ...shown];
  if (!staffed.finished) note('Ended before the search was over.');
  const shifts = shiftFile(staffed.answer);
  await give(options, {
    tell: () => (options.requirement === '-' ? undefined : tell(staffed, print)),
    json: () => ({ ...asJson(staffed), hints }),
    csv: () => ({ text: csvText([shifts.titles, ...shifts.rows]), lines: shifts.rows.length }),
    report: async () => (await import('./report/report.js')).reportHtml(staffed, hints),
  });
  const required = requirementRows(staffed);
  if (options.requirement !== undefined) writeCsv(options.requirement, csvText([REQUIREMENT_TITLES, ...required]), required.length);
  if (!staffed.found.enough) process.exitCode = EXIT.wrong;
}

async function searched(trial: Trial, options: StaffCommandOptions): Promise<Staffed> {
  const { per, replications = trial.replications, verify = 2 * replications, seed, workers, chooseHubs = false, budget } = options;
  const lines = staffLines(trial).length;
  const round = Math.min(FEW, replications) * lines;
  let total = ROUNDS * round + replications * lines + verify;
  let asked = 0;
  const progress = startProgress('staffing', total, { unit: 'replications', lookEvery: 1 });
  // Nobody knows beforehand how many rounds it takes; after each there is at least one more.
  const onAsked = (more: number): void => {
    asked += more;
    total = Math.max(total, asked + round + verify);
    progress.expect(total);
  };
  try {
    return await untilCtrlC((signal) =>
      staff(trial, {
        period: per,
        replications,
        verify,
        chooseHubs,
        signal,
        hurry: AbortSignal.timeout(budget),
        onAsked,
        onPlayed: () => progress.step(),
        ...(seed === undefined ? {} : { seed }),
        ...(workers === undefined ? {} : { workers }),
      }),
    );
  } catch (error) {
    throw error instanceof StaffingEnded ? nothingDone() : error;
  } finally {
    progress.done();
  }
}

/** How many times one agent fewer, or more, on each shift is played on a few replications: nobody knows beforehand. */
const ROUNDS = 8;
const FEW = 3;
