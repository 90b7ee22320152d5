import { type Replication, runTrials } from '@signalbox/simulations/replicate';
import { checkPlaces, give, type Wanted } from '../answer.js';
import { number, plural } from '../number-text.js';
import { startProgress } from '../progress.js';
import { filesRead } from '../scenario/files-read.js';
import { distinct, hintsOfRuns, noteHints } from '../scenario/hints.js';
import { type Opened, openQuietly } from '../scenario/open-scenario.js';
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
  const opened: Opened[] = [];
  for (const file of files) opened.push(await openQuietly(file, { scale: options.scale ?? 1 }));
  noteHints(distinct(opened.flatMap(({ hints }) => hints)));
  const trials = opened.map(({ trial }) => trial);
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
  const shown = opened.map((one, place) => hintsOfRuns(one, done[place] ?? []));
  const compared = comparedOf(
    opened.map(({ trial, hints }, place) => ({
      file: files[place] ?? '',
      trial,
      replications: done[place] ?? [],
      hints: [...hints, ...(shown[place] ?? [])],
    })),
    { seed, antithetic },
  );
  const least = Math.min(...compared.alternatives.map((one) => one.differences.pairs));
  if (least === 0) throw nothingDone();
  noteHints(distinct(shown.flat()));
  if (least < replications) note(`Ended after ${plural(least, 'pair')} of ${number(replications)}.`);
  return compared;
}
