import { runTrial } from '@signalbox/simulations/replicate';
import type { Trial } from '@signalbox/simulations/scenario';
import type { CommonOptions } from '../commands/options.js';
import { writeCsv } from '../csv.js';
import { startProgress } from '../progress.js';
import { openScenario } from '../scenario/open-scenario.js';
import { note, number, plural, print, printJson } from '../terminal.js';
import { saveText } from '../written-file.js';
import { asCsv } from './csv.js';
import { withEffects } from './effects.js';
import { nothingDone, untilCtrlC } from './ending.js';
import { intervalsCsv } from './intervals-csv.js';
import { asJson } from './json.js';
import { type Simulated, simulatedOf } from './simulated.js';
import { tell } from './tell.js';

export interface SimulateOptions extends CommonOptions {
  readonly replications?: number;
  readonly seed?: number;
  readonly scale?: number;
  readonly workers?: number;
  readonly csv?: string;
  readonly intervals?: string;
  readonly report?: string;
  readonly effects?: boolean;
}

export async function run(file: string, options: SimulateOptions): Promise<void> {
  const trial = await openScenario(file, { scale: options.scale ?? 1 });
  const played = await simulate(trial, options);
  const simulated = options.effects === true ? await withEffects(played, options) : played;
  if (options.report !== undefined) {
    const { reportHtml } = await import('./report/report.js');
    saveText(options.report, reportHtml(simulated));
    note(`Report written to ${options.report}.`);
  }
  if (options.intervals !== undefined) {
    const { text, lines } = intervalsCsv(simulated);
    writeCsv(options.intervals, text, lines);
  }
  if (options.csv !== undefined) {
    const { text, lines } = asCsv(simulated);
    writeCsv(options.csv, text, lines);
    if (options.csv === '-') return;
  }
  if (options.json === true) printJson(asJson(simulated));
  else tell(simulated, print);
}

/** Runs the replications; Ctrl-C ends them, and what is done by then is told. */
async function simulate(trial: Trial, options: SimulateOptions): Promise<Simulated> {
  const { replications = trial.replications, seed = trial.seed, workers } = options;
  const startedMs = performance.now();
  const progress = startProgress('playing', replications, { unit: 'replications', lookEvery: 1 });
  const done = await untilCtrlC((signal) =>
    runTrial(trial, {
      ...{ replications, seed, signal, onDone: () => progress.step() },
      ...(workers === undefined ? {} : { workers }),
    }),
  );
  progress.done();
  if (done.length === 0) throw nothingDone();
  if (done.length < replications) note(`Ended after ${plural(done.length, 'replication')} of ${number(replications)}.`);
  return simulatedOf(trial, seed, done, performance.now() - startedMs);
}
