import { formatProblem, type LocatedProblem } from '@signalbox/adapters/plan';
import type { Severity } from '@signalbox/engine';
import colours from 'picocolors';
import { table } from '../table.js';

const HEADINGS: readonly (readonly [severity: Severity, heading: string])[] = [
  ['error', colours.red('ERRORS: the plan cannot be used')],
  ['warning', colours.yellow('WARNINGS: will not work as written')],
  ['hint', 'HINTS: worth a thought'],
];
/** From this many problems on, a summary table is printed at the end. */
const TABLE_FROM = 2;

interface Row {
  readonly code: string;
  readonly severity: Severity;
  readonly times: number;
  readonly first: string;
}

/** Problems grouped by severity, each with its place, line and remedy, and a table of the codes. */
export function findingLines(problems: readonly LocatedProblem[]): readonly string[] {
  const groups = HEADINGS.flatMap(([severity, heading]) => {
    const found = problems.filter((one) => one.severity === severity);
    return found.length === 0 ? [] : [heading, '', ...found.flatMap((one) => [formatProblem(one), ''])];
  });
  return problems.length < TABLE_FROM ? groups : [...groups, tableOf(problems), ''];
}

function tableOf(problems: readonly LocatedProblem[]): string {
  const rows = HEADINGS.flatMap(([severity]) => {
    const codes = new Set(problems.filter((one) => one.severity === severity).map(({ code }) => code));
    return [...codes].map((code): Row => {
      const of = problems.filter((one) => one.code === code);
      const [{ file, line, column }] = of as [LocatedProblem];
      return { code, severity, times: of.length, first: `${file}:${line}:${column}` };
    });
  });
  return table<Row>(
    [
      { title: 'severity', value: ({ severity }) => severity, left: true },
      { title: 'code', value: ({ code }) => code, left: true },
      { title: 'times', value: ({ times }) => times },
      { title: 'first at', value: ({ first }) => first, left: true },
    ],
    rows,
  );
}
