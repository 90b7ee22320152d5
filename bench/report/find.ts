import type { Part } from '../cases/case.js';
import type { CaseRow, Results, SpanRow } from '../results.js';

type Params = Readonly<Record<string, number | string>>;

/** The row of that part and kind whose id begins so and whose parameters are these, where it was measured. */
export const findRow = (results: Results, idStart: string, params: Params = {}): CaseRow | undefined =>
  results.cases.find(
    (row) => row.outcome === 'measured' && (row.id === idStart || row.id.startsWith(`${idStart}/`)) && agrees(row.params, params),
  );

const agrees = (params: Params, asked: Params): boolean => Object.entries(asked).every(([name, value]) => params[name] === value);

/** The floors a row stands on: those of its part that were measured with the same parameters, as far as the floor has any. */
export const floorsOf = (results: Results, row: CaseRow): readonly CaseRow[] =>
  results.cases.filter(
    (other) => other.side === 'floor' && other.part === row.part && other.outcome === 'measured' && agrees(row.params, other.params),
  );

/** What was timed, where a case timed one thing. */
export const onlySpan = (row: CaseRow | undefined): SpanRow | undefined => Object.values(row?.spans ?? {})[0];

export const rowsOf = (results: Results, part: Part): readonly CaseRow[] => results.cases.filter((row) => row.part === part);
