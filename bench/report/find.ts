import type { Part } from '../cases/case.js';
import type { CaseRow, Results, SpanRow } from '../results.js';

type Params = Readonly<Record<string, number | string>>;

/** The measured row whose id is `idStart` or begins with `idStart/`, and that has all these parameters. */
export const findRow = (results: Results, idStart: string, params: Params = {}): CaseRow | undefined =>
  results.cases.find(
    (row) => row.outcome === 'measured' && (row.id === idStart || row.id.startsWith(`${idStart}/`)) && agrees(row.params, params),
  );

const agrees = (params: Params, asked: Params): boolean => Object.entries(asked).every(([name, value]) => params[name] === value);

/** The floors of a row: those of its part measured with the same parameters, as far as the floor has any. */
export const floorsOf = (results: Results, row: CaseRow): readonly CaseRow[] =>
  results.cases.filter(
    (other) => other.side === 'floor' && other.part === row.part && other.outcome === 'measured' && agrees(row.params, other.params),
  );

/** The latency of a case that timed one thing. */
export const onlySpan = (row: CaseRow | undefined): SpanRow | undefined => Object.values(row?.spans ?? {})[0];

export const rowsOf = (results: Results, part: Part): readonly CaseRow[] => results.cases.filter((row) => row.part === part);
