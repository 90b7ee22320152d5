import { nearestName, type Problem, problem } from '@signalbox/engine';
import { CsvError, parse } from 'csv-parse/sync';

/** A planner's file as it was read from disk. */
export interface PlannerFile {
  readonly file: string;
  readonly text: string;
}

/** A problem with its place in a file, as editors count. */
export interface PlacedProblem extends Problem {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
  readonly excerpt: string;
}

/** What a column holds: how it is read, and what is told of a value that cannot be. */
export interface ColumnKind<T> {
  /** `undefined`: it cannot be that. */
  readonly read: (text: string) => T | undefined;
  /** The end of a sentence, such as "must be a number". */
  readonly expected: string;
}

/** A column of a file: what it holds, and whether it may be missing. */
export interface Column<T> {
  readonly kind: ColumnKind<T>;
  readonly optional: boolean;
}

export const column = <T>(kind: ColumnKind<T>): Column<T> & { readonly optional: false } => ({ kind, optional: false });
/** May be missing altogether, or empty in a row: then it is `null`. */
export const optional = <T>(kind: ColumnKind<T>): Column<T> & { readonly optional: true } => ({ kind, optional: true });

type Value<C> = C extends { readonly kind: ColumnKind<infer T>; readonly optional: true }
  ? T | null
  : C extends { readonly kind: ColumnKind<infer T> }
    ? T
    : never;
export type RowOf<C> = { readonly [K in keyof C]: Value<C[K]> };

/** A row, and how to say that one of its values will not do. */
export interface PlacedRow<C> {
  readonly row: RowOf<C>;
  refuse(name: keyof C & string, expected: string): PlacedProblem;
  /** There is no such name; the nearest one is proposed. */
  unknown(name: keyof C & string, what: string, names: readonly string[]): PlacedProblem;
}

export interface ReadRows<C> {
  readonly rows: readonly PlacedRow<C>[];
  readonly problems: readonly PlacedProblem[];
}

/** Reads a CSV file whose first line names its columns, in any order; columns nobody asks for are passed over. */
export function readRows<C extends Readonly<Record<string, Column<unknown>>>>({ file, text }: PlannerFile, columns: C): ReadRows<C> {
  const lines = text.split(/\r\n|\n|\r/);
  const place = (found: Problem, line: number, columnAt: number): PlacedProblem => ({
    file,
    line,
    column: columnAt,
    excerpt: lines[line - 1] ?? '',
    ...found,
  });
  const parsed = parseText(text);
  if ('detail' in parsed)
    return { rows: [], problems: [place(problem('YAML_INVALID', 'scenario', [], { detail: parsed.detail }), parsed.line, 1)] };
  const [header, ...body] = parsed.rows;
  const titles = header?.fields ?? [];
  const missing = Object.entries(columns).filter(([name, { optional: may }]) => !may && !titles.includes(name));
  if (missing.length > 0) {
    const names = Object.keys(columns);
    return {
      rows: [],
      problems: missing.map(([name]) =>
        place(problem('COLUMN_MISSING', 'scenario', [], { column: name, names }, nearestName(name, titles)), 1, 1),
      ),
    };
  }
  const problems: PlacedProblem[] = [];
  const rows = body.flatMap(({ fields, line }): PlacedRow<C>[] => {
    const textOf = (name: string): string => fields[titles.indexOf(name)] ?? '';
    const at = (name: string): number => 1 + Math.max(0, (lines[line - 1] ?? '').indexOf(textOf(name)));
    const refuse = (name: string, expected: string): PlacedProblem =>
      place(problem('ROW_INVALID', 'scenario', [], { column: name, value: textOf(name) || 'nothing', expected }), line, at(name));
    const row: Record<string, unknown> = {};
    const refused: PlacedProblem[] = [];
    for (const [name, { kind, optional: may }] of Object.entries(columns)) {
      const written = textOf(name);
      const value = written === '' ? undefined : kind.read(written);
      if (value === undefined && !(may && written === '')) refused.push(refuse(name, kind.expected));
      row[name] = value ?? null;
    }
    problems.push(...refused);
    const unknown: PlacedRow<C>['unknown'] = (name, what, names) =>
      place(problem('NAME_UNKNOWN', 'scenario', [], { what, name: textOf(name), names }, nearestName(textOf(name), names)), line, at(name));
    return refused.length > 0 ? [] : [{ row: row as RowOf<C>, refuse, unknown }];
  });
  return { rows, problems };
}

interface Line {
  readonly fields: readonly string[];
  readonly line: number;
}

function parseText(text: string): { readonly rows: readonly Line[] } | { readonly detail: string; readonly line: number } {
  try {
    const records = parse(text, { bom: true, trim: true, info: true, relax_column_count: true, skip_empty_lines: true, comment: '#' });
    return {
      rows: (records as unknown as { record: string[]; info: { lines: number } }[]).map(({ record, info }) => ({
        fields: record,
        line: info.lines,
      })),
    };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { detail: error.message, line: typeof error['lines'] === 'number' ? error['lines'] : 1 };
  }
}
