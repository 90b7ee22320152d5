import { formatProblem, type LocatedProblem } from '@signalbox/adapters/plan';
import { EXIT } from './exit-codes.js';
import { type Failure, type FailureCode, failure } from './failure.js';
import { number, plural } from './number-text.js';
import { note } from './terminal.js';

/** Of mistakes that are alike, so many are shown: a column written wrongly throughout would bury every other mistake. */
const SHOWN = 3;

/** Prints what is wrong with a file, one by one, and returns the failure that ends the command. `next`: what a correct file looks like. */
export function mistakesIn(file: string, problems: readonly LocatedProblem[], code: FailureCode, next: string): Failure {
  for (const text of mistakeTexts(problems)) note(`${text}\n`);
  return failure(code, `${file} has ${plural(problems.length, 'mistake')}, listed above.`, next, EXIT.cannotStart);
}

/** Each mistake with its place, the first few of those that are alike, and behind them how many more there are. */
export function mistakeTexts(problems: readonly LocatedProblem[]): readonly string[] {
  const alike = new Map<string, LocatedProblem[]>();
  for (const one of problems) alike.set(likeness(one), [...(alike.get(likeness(one)) ?? []), one]);
  return problems.flatMap((one) => {
    const own = alike.get(likeness(one)) ?? [];
    const place = own.indexOf(one);
    // One more takes no more room than the sentence that counts it.
    if (place < SHOWN || own.length === SHOWN + 1) return [formatProblem(one)];
    return place === SHOWN ? [moreText(one, own.slice(SHOWN))] : [];
  });
}

function moreText({ file, line, message }: LocatedProblem, rest: readonly LocatedProblem[]): string {
  const column = COLUMN.exec(message)?.[1];
  const last = Math.max(...rest.map((one) => one.line));
  const where = last === line ? `in line ${number(line)}` : `in lines ${number(line)} to ${number(last)}`;
  return `${file}: ${number(rest.length)} more like the last${column === undefined ? '' : `, of column ${column}`}, ${where}`;
}

/** How a mistake in a cell of a planner's file begins. */
const COLUMN = /^Column ([^:]+):/;

/** Mistakes of one column of a file are alike whatever the cell holds; others if they say the same. */
const likeness = ({ file, code, message }: LocatedProblem): string => [file, code, COLUMN.exec(message)?.[1] ?? message].join('\n');
