import { type Replication, runTrials } from '@signalbox/simulations/replicate';
import type { Trial } from '@signalbox/simulations/scenario';
import type { CommonOptions } from '../commands/options.js';
import { writeCsv } from '../csv.js';
import { startProgress } from '../progress.js';
import { openScenario } from '../scenario/open-scenario.js';
import { nothingDone, untilCtrlC } from '../simulate/ending.js';
import { note, number, plural, print, printJson } from '../terminal.js';
import { saveText } from '../written-file.js';
import { type Compared, comparedOf } from './compared.js';
import { asCsv, asJson } from './machines.js';
import { tell } from './tell.js';

export interface CompareOptions extends CommonOptions {
  readonly replications?: number;
  readonly seed?: number;
  readonly scale?: number;
  readonly workers?: number;
  readonly antithetic?: boolean;
  readonly csv?: string;
  readonly report?: string;
}

export async function run(files: readonly string[], options: CompareOptions): Promise<void> {
  const compared = await compare(files, options);
  if (options.report !== undefined) {
    const { reportHtml } = await import('./report/report.js');
    saveText(options.report, reportHtml(compared));
    note(`Report written to ${options.report}.`);
  }
  if (options.csv !== undefined) {
    const { text, lines } = asCsv(compared);
    writeCsv(options.csv, text, lines);
    if (options.csv === '-') return;
  }
  if (options.json === true) printJson(asJson(compared));
  else tell(compared, print);
}

async function compare(files: readonly string[], options: CompareOptions): Promise<Compared> {
  const trials: Trial[] = [];
  for (const file of files) trials.push(await openScenario(file, { scale: options.scale ?? 1 }));
  const [first] = trials;
  if (first === undefined) throw nothingDone();
  const { replications = first.replications, seed = first.seed, antithetic = false, workers } = options;
  const runs = antithetic ? replications * 2 : replications;
  const progress = startProgress('playing', runs * trials.length, { unit: 'replications', lookEvery: 1 });
  const done: readonly (readonly Replication[])[] = await untilCtrlC((signal) =>
    runTrials(trials, {
      ...{ replications: runs, seed, antithetic, signal, onDone: () => progress.step() },
      ...(workers === undefined ? {} : { workers }),
    }),
  );
  progress.done();
  const compared = comparedOf(
    files.map((file, place) => ({ file, trial: trials[place] ?? first, replications: done[place] ?? [] })),
    { seed, antithetic },
  );
  const least = Math.min(...compared.alternatives.map((one) => one.differences.pairs));
  if (least === 0) throw nothingDone();
  if (least < replications) note(`Ended after ${plural(least, 'pair')} of ${number(replications)}.`);
  return compared;
}
