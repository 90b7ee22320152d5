import { type Replication, runTrials } from '@signalbox/simulations/replicate';
import type { Trial } from '@signalbox/simulations/scenario';
import { checkPlaces, give, type Wanted } from '../answer.js';
import { number, plural } from '../number-text.js';
import { startProgress } from '../progress.js';
import { filesRead } from '../scenario/files-read.js';
import { openScenario } from '../scenario/open-scenario.js';
import { nothingDone, untilCtrlC } from '../simulate/ending.js';
import { note, print } from '../terminal.js';
import { type Compared, comparedOf } from './compared.js';
import { asCsv } from './csv.js';
import { asJson } from './json.js';
import { tell } from './tell.js';

export interface CompareOptions extends Wanted {
  readonly replications?: number;
  readonly seed?: number;
  readonly scale?: number;
  readonly workers?: number;
  readonly antithetic?: boolean;
}

export async function run(files: readonly string[], options: CompareOptions): Promise<void> {
  checkPlaces(options, await filesRead(files));
  const compared = await compare(files, options);
  await give(options, {
    tell: () => tell(compared, print),
    json: () => asJson(compared),
    csv: () => asCsv(compared),
    report: async () => (await import('./report/report.js')).reportHtml(compared),
  });
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
      replications: runs,
      seed,
      antithetic,
      signal,
      onDone: () => progress.step(),
      onMoved: progress.moved,
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
