import { setImmediate } from 'node:timers/promises';
import { isTrace, TRIALS, type Trial, type Validated, validate } from '@signalbox/simulations/validate';
import colours from 'picocolors';
import type { CommonOptions } from '../commands/options.js';
import { EXIT } from '../exit-codes.js';
import { prose } from '../layout/wrapped.js';
import { number, plural } from '../number-text.js';
import { type Progress, startProgress } from '../progress.js';
import { nothingDone, untilCtrlC } from '../simulate/ending.js';
import { table } from '../table.js';
import { note, print, printJson } from '../terminal.js';
import { spanText } from '../wall-clock.js';
import { follow } from './follow.js';
import { readCases, trialsOf } from './read-cases.js';
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
  const text = file === undefined ? undefined : await readCases(file);
  if (text !== undefined && isTrace(text.value)) return follow(text, json);
  const trials = text === undefined ? only.flatMap((topic) => ofTopic(topic, contacts)) : ofFile(trialsOf(text, contacts));
  const wanted = trials.reduce((sum, { trial }) => sum + Object.keys(trial.theory).length, 0);
  // Bonferroni: each single interval is wider, so that all of them together miss as seldom as one should.
  const confidence = 1 - FALSE_ALARM / wanted;
  const startedMs = performance.now();
  const progress = startProgress('playing', trials.length * replications, { unit: 'runs', lookEvery: 1 });
  const validated = await untilCtrlC((signal) => validateAll(trials, { seed, replications, confidence, progress, signal }));
  progress.done();
  if (validated.length === 0) throw nothingDone('case');
  if (validated.length < trials.length) note(`Ended after ${plural(validated.length, 'case')} of ${number(trials.length)}.`);
  const figures = validated.reduce((sum, { comparisons }) => sum + comparisons.length, 0);
  const ok = validated.every(({ comparisons }) => comparisons.every(({ agrees }) => agrees));
  if (!ok) process.exitCode = EXIT.wrong;
  const alone = validated.flatMap(({ comparisons }) => comparisons.filter(({ agreesAlone }) => !agreesAlone)).length;
  if (json) printJson({ ok, seed, replications, contacts, confidence, figures, outsideAlone: alone, of: trials.length, cases: validated });
  else tell({ validated, ok, confidence, replications, figures, alone, tookMs: performance.now() - startedMs });
}

interface Course {
  readonly seed: number;
  readonly replications: number;
  readonly confidence: number;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/** Validates case by case, until the signal. One that is not complete by then is left out: fewer runs say less than its interval claims. */
async function validateAll(
  trials: readonly { readonly topic: Topic | null; readonly trial: Trial }[],
  { progress, signal, ...how }: Course,
): Promise<readonly ToldCase[]> {
  const done: ToldCase[] = [];
  const onProgress = async (): Promise<void> => {
    progress.step();
    // A play leaves no gap in which Ctrl-C could be heard.
    await setImmediate();
    signal.throwIfAborted();
  };
  try {
    for (const { topic, trial } of trials) done.push({ topic, ...(await validate(trial, { ...how, onProgress })) });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  return done;
}

/** A case with what it tries; `null`: one of the user's own. */
type ToldCase = Validated & { readonly topic: Topic | null };

const ofTopic = (topic: Topic, contacts: number): readonly { topic: Topic; trial: Trial }[] =>
  TRIALS[topic](contacts).map((trial) => ({ topic, trial }));
const ofFile = (trials: readonly Trial[]): readonly { topic: null; trial: Trial }[] => trials.map((trial) => ({ topic: null, trial }));

interface Told {
  readonly validated: readonly Validated[];
  /** All that were compared, and those outside their interval at 95 %. */
  readonly figures: number;
  readonly alone: number;
  readonly ok: boolean;
  readonly confidence: number;
  readonly replications: number;
  readonly tookMs: number;
}

function tell({ validated, ok, confidence, replications, figures, alone, tookMs }: Told): void {
  const rows = validated.flatMap(({ name, comparisons }) => comparisons.map((one, place) => ({ ...one, name: place === 0 ? name : '' })));
  print(
    table(
      [
        { title: 'case', value: ({ name }) => name, left: true, wraps: true },
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
  print(
    prose(
      `${plural(contacts, 'customer')} in ${plural(replications, 'replication')} per case;`,
      `± is the half width of the interval at ${(confidence * 100).toFixed(3)} %, so that a right router is called wrong once in ${number(1 / FALSE_ALARM)} such runs.`,
      `Of ${plural(figures, 'figure')}, ${number(alone)} would miss theory at 95 % each; about ${number(Math.round(figures / 20))} would by chance.`,
    ),
  );
  print(`${ok ? 'The router agrees with theory.' : colours.red('The router disagrees with theory.')} ${spanText(Math.round(tookMs))}.`);
}

/** Four places, and where they would show next to nothing (hours as the unit, say), three digits that do. */
const digits = (value: number): string => {
  const size = Math.abs(value);
  if (size >= 100) return value.toFixed(1);
  return size > 0 && size < 0.001 ? value.toPrecision(3) : value.toFixed(4);
};
