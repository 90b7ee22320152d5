import { formatProblem, type LocatedProblem } from '@signalbox/adapters/plan';
import { EXIT } from './exit-codes.js';
import { type Failure, type FailureCode, failure } from './failure.js';
import { note, plural } from './terminal.js';

/** Prints what is wrong with a file, one by one, and returns the failure that ends the command. `next`: what a correct file looks like. */
export function mistakesIn(file: string, problems: readonly LocatedProblem[], code: FailureCode, next: string): Failure {
  for (const found of problems) note(`${formatProblem(found)}\n`);
  return failure(code, `${file} has ${plural(problems.length, 'mistake')}, listed above.`, next, EXIT.cannotStart);
}
