import type { LocatedProblem, PlanText } from '@signalbox/adapters/plan';
import { scaleTrial, type Trial } from '@signalbox/simulations/scenario';
import { mistakesIn } from '../mistakes.js';
import { distinct, hintsIn, noteHints } from './hints.js';
import { readScenario } from './read-scenario.js';
import type { Setting } from './setting.js';

/** How a scenario is to be run otherwise than its file says. */
interface Otherwise {
  /** Share of its size. */
  readonly scale?: number;
  readonly setting?: Setting;
}

/** A scenario that can be played. */
export interface Opened {
  readonly trial: Trial;
  /** Of the scenario's file, to find in it what a run shows. */
  readonly text: PlanText;
  readonly hints: readonly LocatedProblem[];
}

const FIELDS = 'docs/simulating.md lists every field.';

/** Reads a scenario for a command that is to run it and notes the hints at it; mistakes are printed one by one, and end the command. */
export async function openScenario(file: string, otherwise: Otherwise = {}): Promise<Opened> {
  const opened = await openQuietly(file, otherwise);
  noteHints(distinct(opened.hints));
  return opened;
}

/** The same for a command that opens several, and notes together what is hinted at in all of them. */
export async function openQuietly(file: string, { scale = 1, setting }: Otherwise = {}): Promise<Opened> {
  const read = await readScenario(file, setting);
  if (read.ok) return { trial: scaleTrial(read.trial, scale), text: read.text, hints: hintsIn(read.problems) };
  if (setting === undefined) throw mistakesIn(file, read.problems, 'SCENARIO_FAULTY', `Correct it; ${FIELDS}`);
  const next = `Give another value, or correct the file where it is wrong without it; ${FIELDS}`;
  throw mistakesIn(`${file} with ${setting.path} at ${setting.text}`, read.problems, 'SCENARIO_FAULTY', next);
}
