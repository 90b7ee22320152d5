import { CsvError, type Options, parse } from 'csv-parse/sync';

/** A comma, or what spreadsheets write instead where the comma is the decimal separator. */
const DELIMITERS = [',', ';', '\t'] as const;
/** A line above all others by which spreadsheets tell each other the separator; it is no part of the table. */
const SEPARATOR_LINE = /^(\uFEFF?)sep=([,;|\t])(?=\r|\n|$)/i;

/** The cells of a row, and the column in which each begins. */
export interface CsvRow {
  readonly fields: readonly string[];
  /** From 1. */
  readonly line: number;
  /** Column of a cell (from 1), by its index in the row. */
  columnOf(place: number): number;
}

export type CsvText =
  | {
      readonly ok: true;
      readonly titles: readonly string[];
      /** From 1. */
      readonly titlesLine: number;
      readonly rows: readonly CsvRow[];
      readonly decimalComma: boolean;
    }
  | { readonly ok: false; readonly detail: string; readonly line: number };

/**
 * Reads CSV text (RFC 4180) whose first line names its columns. Blank lines and comments (`#`) are skipped. A title that is one of `names` but
 * for capitals is given as that name: spreadsheets begin what is typed into a cell with a capital.
 */
export function readCsv(written: string, names: readonly string[]): CsvText {
  const text = written.replace(SEPARATOR_LINE, '$1');
  const lines = linesOf(text);
  const nameOf = new Map(names.map((name) => [name.toLowerCase(), name]));
  const isName = (title: string): boolean => nameOf.has(title.toLowerCase());
  const stated = SEPARATOR_LINE.exec(written)?.[2];
  const delimiter = stated ?? delimiterOf(lines.find((line) => line.trim() !== '' && !line.startsWith('#')) ?? '', isName);
  const how: Options = { bom: true, trim: true, info: true, relax_column_count: true, skip_empty_lines: true, comment: '#', delimiter };
  const read = (more: Options = {}) =>
    parse(text, { ...how, ...more }) as unknown as readonly { readonly record: string[]; readonly info: { readonly lines: number } }[];
  try {
    const [header, ...body] = read();
    const rows = body.map(({ record, info }): CsvRow => {
      const line = lines[info.lines - 1] ?? '';
      return { fields: record, line: info.lines, columnOf: (place) => cellColumns(line, delimiter)[place] ?? 1 };
    });
    const titles = (header?.record ?? []).map((title) => nameOf.get(title.toLowerCase()) ?? title);
    return { ok: true, titles, titlesLine: header?.info.lines ?? 1, rows, decimalComma: delimiter !== ',' };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const complete = typeof error['records'] === 'number' ? error['records'] : 0;
    const before = complete === 0 ? 0 : (read({ to: complete }).at(-1)?.info.lines ?? 0);
    if (error.code === 'CSV_QUOTE_NOT_CLOSED')
      return { ok: false, detail: 'a quote that is opened here is never closed', line: before + 1 };
    return { ok: false, detail: error.message, line: typeof error['lines'] === 'number' ? error['lines'] : 1 };
  }
}

export const linesOf = (text: string): readonly string[] => text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);

/** The delimiter with which the first line names most columns; if equal, the comma. */
function delimiterOf(header: string, isName: (title: string) => boolean): string {
  const known = (delimiter: string): number => header.split(delimiter).filter((title) => isName(title.trim().replaceAll('"', ''))).length;
  return DELIMITERS.reduce<string>((best, one) => (known(one) > known(best) ? one : best), DELIMITERS[0]);
}

/** Where the cells of a line begin, not counting an opening quote. */
function cellColumns(line: string, delimiter: string): readonly number[] {
  const starts = [0];
  let quoted = false;
  for (const [at, sign] of [...line].entries()) {
    if (sign === '"') quoted = !quoted;
    else if (sign === delimiter && !quoted) starts.push(at + 1);
  }
  return starts.map((start) => start + 1 + (/^[ "]*/.exec(line.slice(start))?.[0].length ?? 0));
}
