import type { LocatedProblem } from '@signalbox/adapters/plan';
import { differences } from '@signalbox/simulations/measures';
import { type Replication, runTrials } from '@signalbox/simulations/replicate';
import { checkPlaces, give, type Wanted } from '../answer.js';
import { EXIT } from '../exit-codes.js';
import { failure } from '../failure.js';
import { number, plural } from '../number-text.js';
import { startProgress } from '../progress.js';
import { filesRead } from '../scenario/files-read.js';
import { distinctAt, hintsOfRuns, noteHints } from '../scenario/hints.js';
import { type Opened, openQuietly } from '../scenario/open-scenario.js';
import { nothingDone, untilCtrlC } from '../simulate/ending.js';
import { simulatedOf } from '../simulate/simulated.js';
import { note, print } from '../terminal.js';
import { asCsv } from './csv.js';
import { asJson } from './json.js';
import type { Swept, SweptPoint } from './swept.js';
import { tell } from './tell.js';
import { type SweepValue, valuesOf } from './values.js';

export interface SweepOptions extends Wanted {
  readonly replications?: number;
  readonly seed?: number;
  readonly scale?: number;
  readonly workers?: number;
}

interface Asked {
  readonly file: string;
  readonly parameter: string;
  readonly values: string;
}

export async function run(asked: Asked, options: SweepOptions): Promise<void> {
  checkPlaces(options, await filesRead([asked.file]));
  const swept = await sweep(asked, options);
  await give(options, {
    tell: () => tell(swept, print),
    json: () => asJson(swept),
    csv: () => asCsv(swept),
    report: async () => (await import('./report/report.js')).reportHtml(swept),
  });
}

/** Settings shared by all values, whatever a scenario says: otherwise their customers would differ. */
const SHARED = new Map([
  ['horizon.seed', '--seed'],
  ['horizon.replications', '--replications'],
]);

async function sweep({ file, parameter, values: written }: Asked, options: SweepOptions): Promise<Swept> {
  const shared = SHARED.get(parameter);
  if (shared !== undefined)
    throw failure(
      'USAGE',
      `All values are played for the same customers, whatever ${parameter} is.`,
      `Give ${shared} instead.`,
      EXIT.usage,
    );
  const values = valuesOf(written);
  const opened: Opened[] = [];
  for (const { from, text } of values)
    opened.push(await openQuietly(file, { scale: options.scale ?? 1, setting: { path: parameter, value: from, text } }));
  noteHints(
    distinctAt(
      parameter,
      opened.map(({ hints }, place) => ({ value: values[place]?.text ?? '', hints })),
    ),
  );
  const trials = opened.map(({ trial }) => trial);
  const [first] = trials;
  if (first === undefined) throw nothingDone();
  const { replications = first.replications, seed = first.seed, workers } = options;
  const progress = startProgress('playing', replications * trials.length, { unit: 'replications', lookEvery: 1 });
  const startedMs = performance.now();
  const done = await untilCtrlC((signal) =>
    runTrials(trials, {
      replications,
      seed,
      signal,
      onDone: () => progress.step(),
      onMoved: progress.moved,
      ...(workers === undefined ? {} : { workers }),
    }),
  );
  progress.done();
  const tookMs = performance.now() - startedMs;
  const shown = opened.map((one, place) => hintsOfRuns(one, done[place] ?? []));
  const points = pointsOf(values, opened, { done, shown }, { seed, tookMs });
  const [least] = points.map((point) => point.simulated.replications.length).sort((one, other) => one - other);
  if (least === undefined) throw nothingDone();
  if (least < replications) note(`Ended after ${plural(least, 'replication')} of ${number(replications)}.`);
  noteHints(
    distinctAt(
      parameter,
      points.map(({ value }) => ({ value: value.text, hints: shown[values.indexOf(value)] ?? [] })),
    ),
  );
  const unplayed = values.filter((value) => !points.some((point) => point.value === value)).map(({ text }) => text);
  if (unplayed.length > 0) note(`Nothing was played for ${unplayed.join(', ')}.`);
  return { parameter, seed, points };
}

/** Values for which nothing was played are left out. */
function pointsOf(
  values: readonly SweepValue[],
  opened: readonly Opened[],
  { done, shown }: { readonly done: readonly (readonly Replication[])[]; readonly shown: readonly (readonly LocatedProblem[])[] },
  how: { readonly seed: number; readonly tookMs: number },
): readonly SweptPoint[] {
  const points: SweptPoint[] = [];
  for (const [place, { trial, hints }] of opened.entries()) {
    const value = values[place];
    const replications = done[place] ?? [];
    if (value === undefined || replications.length === 0) continue;
    const before = points.at(-1)?.simulated.replications;
    points.push({
      value,
      simulated: simulatedOf(trial, replications, { ...how, hints: [...hints, ...(shown[place] ?? [])] }),
      step: before === undefined ? null : differences(before, replications),
    });
  }
  return points;
}
