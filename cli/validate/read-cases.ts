import { type LocatedProblem, located, type PlanText, readTextFile } from '@signalbox/adapters/plan';
import { problem } from '@signalbox/engine/plan';
import { CaseUntriable, type PlacedCase, shapeCases, type Trial, trialOf, type ValidationCase } from '@signalbox/simulations/validate';
import { mistakesIn } from '../mistakes.js';
import { startProgress } from '../progress.js';
import { misstated } from './stated.js';

/** Reads a file of the user's own, YAML or JSON. */
export async function readCases(file: string): Promise<PlanText> {
  const text = await readTextFile(file, 'cases');
  if (text.problems.length > 0) throw told(text.problems, file);
  return text;
}

/** The cases that such a file holds; whatever is wrong with them is told with its place, and ends the command. */
export function trialsOf(text: PlanText, contacts: number): readonly Trial[] {
  const { file } = text;
  const shaped = shapeCases(text.value);
  if (!shaped.ok)
    throw told(
      shaped.problems.map((found) => located(found, text)),
      file,
    );
  const progress = startProgress('solving', shaped.cases.length, { unit: 'cases', lookEvery: 1 });
  const problems: LocatedProblem[] = [];
  const trials = shaped.cases.flatMap((placed): readonly Trial[] => {
    const trial = solved(placed.one, contacts);
    progress.step();
    if (trial instanceof CaseUntriable) problems.push(untriable(trial, placed, text));
    else problems.push(...misstated(placed, trial, text));
    return trial instanceof CaseUntriable ? [] : [trial];
  });
  progress.done();
  if (problems.length > 0) throw told(problems, file);
  return trials;
}

function solved(one: ValidationCase, contacts: number): Trial | CaseUntriable {
  try {
    return trialOf(one, contacts);
  } catch (error) {
    if (error instanceof CaseUntriable) return error;
    throw error;
  }
}

function untriable({ message }: CaseUntriable, { one: { name }, path }: PlacedCase, text: PlanText): LocatedProblem {
  const expected = `cannot be tried: ${message.replace(/\.$/, '')}`;
  return located(problem('VALUE_INVALID', 'cases', path, { field: `The case ${name}`, expected }), text);
}

const told = (problems: readonly LocatedProblem[], file: string): Error =>
  mistakesIn(
    file,
    problems,
    'CASES_INVALID',
    'Correct it, or begin with [{"name": "mine", "agents": 5, "arrivalRate": 0.02, "handling": 180, "patience": 120, "within": 20}].',
  );
