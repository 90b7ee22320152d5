import { formatProblem } from '@signalbox/adapters/plan';
import { scaleTrial, type Trial } from '@signalbox/simulations/scenario';
import { mistakesIn } from '../mistakes.js';
import { note } from '../terminal.js';
import { readScenario } from './read-scenario.js';
import type { Setting } from './setting.js';

/** How a scenario is to be run otherwise than its file says. */
interface Otherwise {
  /** Share of its size. */
  readonly scale?: number;
  readonly setting?: Setting;
}

const FIELDS = 'docs/simulating.md lists every field.';

/** Hints told by this process: a sweep opens the same scenario once for each value. */
const hinted = new Set<string>();

/** Reads a scenario for a command that is to run it; mistakes are printed one by one, and end the command. */
export async function openScenario(file: string, { scale = 1, setting }: Otherwise = {}): Promise<Trial> {
  const read = await readScenario(file, setting);
  // What `check` says of plan and roster is not said again here, except what makes a simulated figure one of bots.
  const hints = read.ok ? read.problems.filter(({ of, code }) => of === 'scenario' || code === 'BOT_EVERYWHERE') : [];
  for (const text of hints.map(formatProblem)) {
    if (!hinted.has(text)) note(`${text}\n`);
    hinted.add(text);
  }
  if (read.ok) return scaleTrial(read.trial, scale);
  if (setting === undefined) throw mistakesIn(file, read.problems, 'SCENARIO_FAULTY', `Correct it; ${FIELDS}`);
  const next = `Give another value, or correct the file where it is wrong without it; ${FIELDS}`;
  throw mistakesIn(`${file} with ${setting.path} at ${setting.text}`, read.problems, 'SCENARIO_FAULTY', next);
}
