import type { Trial } from '@signalbox/simulations/scenario';
import {
  type GoalPeriod,
  REQUIREMENT_TITLES,
  requirementRows,
  SHIFT_TITLES,
  type Staffed,
  StaffingEnded,
  shiftRows,
  staff,
  staffLines,
} from '@signalbox/simulations/staffing';
import type { CommonOptions } from '../commands/options.js';
import { csvText, writeCsv } from '../csv.js';
import { EXIT } from '../exit-codes.js';
import { startProgress } from '../progress.js';
import { openScenario } from '../scenario/open-scenario.js';
import { nothingDone, untilCtrlC } from '../simulate/ending.js';
import { note, print, printJson } from '../terminal.js';
import { saveText } from '../written-file.js';
import { asJson } from './json.js';
import { tell } from './tell.js';

export interface StaffCommandOptions extends CommonOptions {
  readonly per: GoalPeriod;
  readonly replications?: number;
  readonly verify?: number;
  readonly seed?: number;
  readonly scale?: number;
  readonly chooseHubs?: boolean;
  readonly budget: number;
  readonly workers?: number;
  readonly csv?: string;
  readonly requirement?: string;
  readonly report?: string;
}

export async function run(file: string, options: StaffCommandOptions): Promise<void> {
  const trial = await openScenario(file, { scale: options.scale ?? 1 });
  const staffed = await searched(trial, options);
  if (!staffed.finished)
    note(
      'Ended before the search was over (--budget gives it longer); what follows is the cheapest found that is enough, or the nearest to it.',
    );
  if (options.report !== undefined) {
    const { reportHtml } = await import('./report/report.js');
    saveText(options.report, reportHtml(staffed));
    note(`Report written to ${options.report}.`);
  }
  const rows = { csv: shiftRows(staffed.answer), requirement: requirementRows(staffed) };
  if (options.csv !== undefined) writeCsv(options.csv, csvText([SHIFT_TITLES, ...rows.csv]), rows.csv.length);
  if (options.requirement !== undefined)
    writeCsv(options.requirement, csvText([REQUIREMENT_TITLES, ...rows.requirement]), rows.requirement.length);
  if (options.json === true) printJson(asJson(staffed));
  else if (options.csv !== '-' && options.requirement !== '-') tell(staffed, print);
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
        ...{
          period: per,
          replications,
          verify,
          chooseHubs,
          signal,
          hurry: AbortSignal.timeout(budget),
          onAsked,
          onPlayed: () => progress.step(),
        },
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
