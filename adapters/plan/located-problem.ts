import type { Problem } from '@signalbox/engine';
import type { LocatedProblem } from './position.js';
import type { PlanText } from './text.js';

/** A problem with its place in the text it was found in. */
export function located(found: Problem, text: PlanText): LocatedProblem {
  const position = text.locate(found.path, found.at);
  return { file: text.file, excerpt: text.line(position.line), ...found, ...position };
}

const FILES: readonly LocatedProblem['of'][] = ['scenario', 'plan', 'roster', 'cases'];

/** In the order of the files, errors and hints mixed as they stand there. */
export function inFileOrder(problems: readonly LocatedProblem[]): readonly LocatedProblem[] {
  const byFile = (one: LocatedProblem, other: LocatedProblem): number => FILES.indexOf(one.of) - FILES.indexOf(other.of);
  return [...problems].sort((one, other) => byFile(one, other) || one.line - other.line || one.column - other.column);
}

const EXCERPT_MAX = 120;

/** The line around the column, long lines cut, with a caret under it. */
function caret({ excerpt, column }: LocatedProblem): readonly string[] {
  const from = column > EXCERPT_MAX - 20 ? column - 40 : 0;
  const shown = excerpt.slice(from, from + EXCERPT_MAX);
  if (shown.trim() === '') return [];
  // Tabs stay tabs, so that the caret stands under its character however wide the terminal makes them.
  const under = shown.slice(0, column - 1 - from).replace(/[^\t]/g, ' ');
  return [`    ${shown}`, `    ${under}^`];
}

/** `file:line:column: error CODE message`, the line with a caret, and what to do. Ends without a line feed. */
export function formatProblem(found: LocatedProblem): string {
  const { file, line, column, severity, code, message, next } = found;
  return [`${file}:${line}:${column}: ${severity} ${code} ${message}`, ...caret(found), `    ${next}`].join('\n');
}
