import { TRIALS, type Trial, type Validated, validate } from '@signalbox/simulations/validate';
import colours from 'picocolors';
import type { CommonOptions } from '../commands/options.js';
import { EXIT } from '../exit-codes.js';
import { startProgress } from '../progress.js';
import { table } from '../table.js';
import { number, plural, print, printJson } from '../terminal.js';
import { spanText } from '../wall-clock.js';
import { readTrials } from './read-cases.js';
import { TOPICS, type Topic } from './topics.js';

export interface ValidateCommandOptions extends CommonOptions {
  readonly contacts: number;
  readonly replications: number;
  readonly seed: number;
  readonly only?: readonly Topic[];
}

/** Chance that a right router is called wrong in one whole run of the command, whatever the number of figures. */
const FALSE_ALARM = 0.01;
export async function run(file: string | undefined, options: ValidateCommandOptions): Promise<void> {
  const { contacts, replications, seed, only = Object.keys(TOPICS) as Topic[], json = false } = options;
  const trials: readonly Trial[] = file === undefined ? only.flatMap((topic) => TRIALS[topic](contacts)) : readTrials(file, contacts);
  const figures = trials.reduce((sum, { theory }) => sum + Object.keys(theory).length, 0);
  // Bonferroni: each single interval is wider, so that all of them together miss as seldom as one should.
  const confidence = 1 - FALSE_ALARM / figures;
  const startedMs = performance.now();
  const progress = startProgress('playing', trials.length * replications, { unit: 'runs', lookEvery: 1 });
  const validated: Validated[] = [];
  for (const trial of trials) validated.push(await validate(trial, { seed, replications, confidence, onProgress: () => progress.step() }));
  progress.done();
  const ok = validated.every(({ comparisons }) => comparisons.every(({ agrees }) => agrees));
  if (!ok) process.exitCode = EXIT.wrong;
  if (json) printJson({ ok, seed, replications, confidence, cases: validated });
  else tell({ validated, ok, confidence, replications, tookMs: performance.now() - startedMs });
}

interface Told {
  readonly validated: readonly Validated[];
  readonly ok: boolean;
  readonly confidence: number;
  readonly replications: number;
  readonly tookMs: number;
}

function tell({ validated, ok, confidence, replications, tookMs }: Told): void {
  const rows = validated.flatMap(({ name, comparisons }) => comparisons.map((one, place) => ({ ...one, name: place === 0 ? name : '' })));
  print(
    table(
      [
        { title: 'case', value: ({ name }) => name, left: true },
        { title: 'figure', value: ({ figure }) => figure, left: true },
        { title: 'theory', value: ({ theory }) => digits(theory) },
        { title: 'router', value: ({ simulated }) => digits(simulated.mean) },
        { title: '±', value: ({ simulated }) => digits(simulated.halfWidth) },
        { title: 'verdict', value: ({ agrees }) => (agrees ? 'agrees' : colours.red('DISAGREES')), left: true },
      ],
      rows,
    ),
  );
  const contacts = validated.reduce((sum, one) => sum + one.contacts, 0);
  print();
  print(`${number(contacts)} customers in ${plural(replications, 'replication')} per case; ± is the half width of the interval at`);
  print(`${(confidence * 100).toFixed(3)} %, so that a right router is called wrong once in ${number(1 / FALSE_ALARM)} such runs.`);
  print(`${ok ? 'The router agrees with theory.' : colours.red('The router disagrees with theory.')} ${spanText(Math.round(tookMs))}.`);
}

const digits = (value: number): string => (Math.abs(value) >= 100 ? value.toFixed(1) : value.toFixed(4));
