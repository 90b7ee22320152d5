import type { Problem, ProblemCode } from '@signalbox/engine';
import { nearestName, problem } from '@signalbox/engine/plan';
import { type CsvRow, linesOf, readCsv } from './csv-text.js';

/** A planner's file as it was read from disk. */
export interface PlannerFile {
  readonly file: string;
  readonly text: string;
}

/** A problem with its place in a file, counted as editors do. */
export interface PlacedProblem extends Problem {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
  readonly excerpt: string;
}

/** What a column holds: how it is read, and how a wrong value is described. */
export interface ColumnKind<T> {
  /** `undefined`: not a valid value. */
  readonly read: (text: string) => T | undefined;
  /** The end of a sentence, such as "must be a number"; a function if it depends on the text. */
  readonly expected: string | ((written: string) => string);
  /** A number that may be written with a decimal comma. */
  readonly decimal?: boolean;
}

/** A column of a file: what it holds, and whether it may be missing. */
export interface Column<T> {
  readonly kind: ColumnKind<T>;
  readonly optional: boolean;
}

export const column = <T>(kind: ColumnKind<T>): Column<T> & { readonly optional: false } => ({ kind, optional: false });
/** The column may be missing, or empty in a row: the value is then `null`. */
export const optional = <T>(kind: ColumnKind<T>): Column<T> & { readonly optional: true } => ({ kind, optional: true });

type Value<C> = C extends { readonly kind: ColumnKind<infer T>; readonly optional: true }
  ? T | null
  : C extends { readonly kind: ColumnKind<infer T> }
    ? T
    : never;
export type RowOf<C> = { readonly [K in keyof C]: Value<C[K]> };

/** A row, and how to report problems with its values. */
export interface PlacedRow<C> {
  readonly row: RowOf<C>;
  refuse(name: keyof C & string, expected: string): PlacedProblem;
  /** Reports an unknown name, suggesting the nearest one. `written`: the name, if it is not all that the column holds. */
  unknown(name: keyof C & string, what: string, names: readonly string[], written?: string): PlacedProblem;
  /** Reports something about the row as a whole, or about one of its columns. */
  tell(code: ProblemCode, details: Parameters<typeof problem>[3], name?: keyof C & string): PlacedProblem;
}

export interface ReadRows<C> {
  readonly rows: readonly PlacedRow<C>[];
  readonly problems: readonly PlacedProblem[];
}

type Columns = Readonly<Record<string, Column<unknown>>>;

/**
 * Reads a CSV file whose first line names its columns, in any order and in capitals or not; unknown columns are ignored. Cells are separated by commas, or by
 * semicolons or tabs, in which case decimals may use a comma.
 */
export function readRows<C extends Columns>({ file, text }: PlannerFile, columns: C): ReadRows<C> {
  const lines = linesOf(text);
  const names = Object.keys(columns);
  const place = (found: Problem, line: number, columnAt = 1): PlacedProblem => ({
    file,
    line,
    column: columnAt,
    excerpt: lines[line - 1] ?? '',
    ...found,
  });
  const tell = (code: ProblemCode, line: number, details: Parameters<typeof problem>[3], nearest: string | null = null): PlacedProblem =>
    place(problem(code, 'scenario', [], details, nearest), line);
  const csv = readCsv(text, names);
  if (!csv.ok) return { rows: [], problems: [tell('CSV_INVALID', csv.line, { detail: csv.detail })] };
  const { titles, titlesLine, decimalComma } = csv;
  if (titles.length === 0) return { rows: [], problems: [tell('CSV_EMPTY', 1, { names })] };
  const wrong = wrongTitles(titles, columns).map(({ code, details, nearest }) => tell(code, titlesLine, details, nearest));
  if (wrong.length > 0) return { rows: [], problems: wrong };

  const problems: PlacedProblem[] = [];
  const rows = csv.rows.flatMap(({ fields, line, columnOf }: CsvRow): PlacedRow<C>[] => {
    if (fields.slice(titles.length).some((field) => field !== '')) {
      problems.push(tell('ROW_TOO_LONG', line, { count: fields.length, titles: titles.length }));
      return [];
    }
    const textOf = (name: string): string => fields[titles.indexOf(name)] ?? '';
    const at = (name: string): number => columnOf(titles.indexOf(name));
    const refuse = (name: string, expected: string): PlacedProblem =>
      place(problem('ROW_INVALID', 'scenario', [], { column: name, value: textOf(name) || 'it is empty, and', expected }), line, at(name));
    const row: Record<string, unknown> = {};
    const refused: PlacedProblem[] = [];
    for (const [name, { kind, optional: may }] of Object.entries(columns)) {
      const written = textOf(name);
      if (decimalComma && kind.decimal === true && THOUSANDS.test(written)) {
        refused.push(refuse(name, 'may be thousands or a decimal; write it without the point, or with a decimal comma'));
        continue;
      }
      if (!decimalComma && kind.decimal === true && DECIMAL_COMMA.test(written)) {
        refused.push(refuse(name, `must have a decimal point where commas separate the cells: ${written.replace(',', '.')}`));
        continue;
      }
      const value = written === '' ? undefined : kind.read(decimalComma && kind.decimal === true ? written.replace(',', '.') : written);
      if (value === undefined && !(may && written === ''))
        refused.push(refuse(name, typeof kind.expected === 'string' ? kind.expected : kind.expected(written)));
      row[name] = value ?? null;
    }
    problems.push(...refused);
    const unknown: PlacedRow<C>['unknown'] = (name, what, known, written = textOf(name)) =>
      place(problem('NAME_UNKNOWN', 'scenario', [], { what, name: written, names: known }, nearestName(written, known)), line, at(name));
    const tellOf: PlacedRow<C>['tell'] = (code, details, name) =>
      place(problem(code, 'scenario', [], details), line, name === undefined ? 1 : at(name));
    return refused.length > 0 ? [] : [{ row: row as RowOf<C>, refuse, unknown, tell: tellOf }];
  });
  if (csv.rows.length === 0) problems.push(tell('ROWS_NONE', 1, {}));
  return { rows, problems };
}

/** `1.200` in a file with decimal commas: some mean twelve hundred, others a little more than one. */
const THOUSANDS = /^[1-9]\d{0,2}(\.\d{3})+%?$/;

/** `0,12` in quotes, in a file whose cells commas separate. `1,200` may be twelve hundred, and is refused as any other text. */
const DECIMAL_COMMA = /^\d+,(?:\d{1,2}|\d{4,})\s?%?$/;

interface WrongTitle {
  readonly code: ProblemCode;
  readonly details: Parameters<typeof problem>[3];
  readonly nearest: string | null;
}

/** Columns that are missing or given twice, and a column whose name nearly matches an optional one and would be ignored. */
function wrongTitles(titles: readonly string[], columns: Columns): readonly WrongTitle[] {
  const names = Object.keys(columns);
  const absent = names.filter((name) => !titles.includes(name));
  const missing = absent.filter((name) => columns[name]?.optional !== true);
  const others = titles.filter((title) => title !== '' && !names.includes(title));
  const twice = names.filter((name) => titles.indexOf(name) !== titles.lastIndexOf(name));
  return [
    ...missing.map(
      (name): WrongTitle => ({ code: 'COLUMN_MISSING', details: { column: name, names }, nearest: nearestName(name, others) }),
    ),
    ...twice.map((name): WrongTitle => ({ code: 'NAME_TWICE', details: { what: 'Column', name }, nearest: null })),
    ...(missing.length > 0 ? [] : others).flatMap((name): readonly WrongTitle[] => {
      const nearest = nearestName(name, absent);
      return nearest === null ? [] : [{ code: 'NAME_UNKNOWN', details: { what: 'column', name, names }, nearest }];
    }),
  ];
}
