import { type Replication, runTrial } from '@signalbox/simulations/replicate';
import { checkPlaces, give, type Wanted } from '../answer.js';
import { writeCsv } from '../csv.js';
import { number, plural } from '../number-text.js';
import { startProgress } from '../progress.js';
import { filesRead } from '../scenario/files-read.js';
import { distinct, hintsOfRuns, noteHints } from '../scenario/hints.js';
import { type Opened, openScenario } from '../scenario/open-scenario.js';
import { note, print } from '../terminal.js';
import { asCsv } from './csv.js';
import { withEffects } from './effects.js';
import { nothingDone, untilCtrlC } from './ending.js';
import { intervalsCsv } from './intervals-csv.js';
import { asJson } from './json.js';
import { type Simulated, simulatedOf } from './simulated.js';
import { tell } from './tell.js';
import { checkJournal, playToJournal } from './to-journal.js';

export interface SimulateOptions extends Wanted {
  readonly replications?: number;
  readonly seed?: number;
  readonly scale?: number;
  readonly workers?: number;
  readonly intervals?: string;
  readonly effects?: boolean;
  /** Folder for the journal of the first run, which is then the only one. */
  readonly journal?: string;
}

export async function run(file: string, options: SimulateOptions): Promise<void> {
  checkPlaces(options, await filesRead([file]), options.intervals);
  checkJournal(options.journal, options.replications);
  const opened = await openScenario(file, { scale: options.scale ?? 1 });
  const played = options.journal === undefined ? await simulate(opened, options) : await simulateOnce(opened, options.journal, options);
  const simulated = options.effects === true ? await withEffects(played, options) : played;
  await give(options, {
    tell: () => tell(simulated, print),
    json: () => asJson(simulated),
    csv: () => asCsv(simulated),
    report: async () => (await import('./report/report.js')).reportHtml(simulated),
  });
  if (options.intervals !== undefined) {
    const { text, lines } = intervalsCsv(simulated);
    writeCsv(options.intervals, text, lines);
  }
}

/** Runs the replications; Ctrl-C ends them, and what is done by then is reported. */
async function simulate(opened: Opened, options: SimulateOptions): Promise<Simulated> {
  const { trial } = opened;
  const { replications = trial.replications, seed = trial.seed, workers } = options;
  const startedMs = performance.now();
  const progress = startProgress('playing', replications, { unit: 'replications', lookEvery: 1 });
  const done = await untilCtrlC((signal) =>
    runTrial(trial, {
      replications,
      seed,
      signal,
      onDone: () => progress.step(),
      onMoved: progress.moved,
      ...(workers === undefined ? {} : { workers }),
    }),
  );
  progress.done();
  if (done.length === 0) throw nothingDone();
  if (done.length < replications) note(`Ended after ${plural(done.length, 'replication')} of ${number(replications)}.`);
  return simulatedHere(opened, done, { seed, tookMs: performance.now() - startedMs });
}

/** One run, whose journal is kept. Ctrl-C leaves the journal of what was done, of which there are no figures. */
async function simulateOnce(opened: Opened, folder: string, options: SimulateOptions): Promise<Simulated> {
  const { trial } = opened;
  const { seed = trial.seed } = options;
  const startedMs = performance.now();
  const run = await playToJournal(trial, { seed, folder });
  if (run === undefined) throw nothingDone();
  return simulatedHere(opened, [run], { seed, tookMs: performance.now() - startedMs });
}

/** What came of a scenario; notes what could not be hinted at before it was played. */
function simulatedHere(opened: Opened, done: readonly Replication[], ran: Pick<Simulated, 'seed' | 'tookMs'>): Simulated {
  const shown = hintsOfRuns(opened, done);
  noteHints(distinct(shown));
  return simulatedOf(opened.trial, done, { ...ran, hints: [...opened.hints, ...shown] });
}
