import { type CsvError, parse } from 'csv-parse/sync';
import { plural } from '../../number-text.js';
import { inOrder, type ScriptedContact } from './contact.js';
import { type Cells, columns, contactFrom } from './trace-line.js';
import { demoZone } from './zone.js';

export interface TraceProblem {
  /** Line of the file, the header usually being line 1. */
  readonly line: number;
  readonly message: string;
}

export interface Trace {
  /** In order of (atMs, id), whatever the order of the lines. */
  readonly contacts: readonly ScriptedContact[];
  /** One per line that gives no contact, in order of lines; the caller decides whether to skip them or stop. */
  readonly problems: readonly TraceProblem[];
  /** Columns of the header that are not read. */
  readonly ignoredColumns: readonly string[];
}

export interface TraceOptions {
  /** The date of arrivals written as a time of day, YYYY-MM-DD. */
  readonly date: string;
  readonly zone?: string;
}

/**
 * Reads somebody's own log: comma-separated (RFC 4180 quoting), one contact a line, the header naming the seven columns in any
 * order, in any case:
 *
 * | column | content |
 * |---|---|
 * | `arrival` | `HH:MM` or `HH:MM:SS` on the day played, or an instant with its zone: `2026-03-11T09:04:05Z` |
 * | `queue` | the queue it enters |
 * | `channel` | `voice`, `chat`, `email` or `social` |
 * | `languages` | BCP 47 tags separated by `;` or space, the preferred one first |
 * | `needs` | `skill` or `skill:level` (1 to 5) separated by `;`; may be empty |
 * | `handle` | seconds of handling, wrap-up included, over 0 |
 * | `patience` | seconds until the customer gives up; empty = never |
 *
 * A byte-order mark, CRLF and blank lines are fine; further columns are ignored. Each line is parsed on its own, so a stray quote
 * costs its line and not the rest of the file. A contact's id and customer key are `trace-` and the line.
 */
export function readTrace(csv: string, { date, zone = demoZone }: TraceOptions): Trace {
  const contacts: ScriptedContact[] = [];
  const problems: TraceProblem[] = [];
  let header: readonly string[] | undefined;
  for (const [at, text] of csv
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    if (text.trim() === '') continue;
    const line = at + 1;
    const fields = fieldsOf(text);
    if (typeof fields === 'string') {
      problems.push({ line, message: fields });
      if (header === undefined) break;
    } else if (header === undefined) {
      header = fields.map((name) => name.toLowerCase());
      const message = headerProblem(header);
      if (message !== undefined) problems.push({ line, message });
      if (message !== undefined) break;
    } else if (fields.length !== header.length) {
      problems.push({
        line,
        message: `has ${plural(fields.length, 'field')} where the header has ${header.length}; quote a field that holds a comma.`,
      });
    } else {
      const contact = contactFrom(cellsOf(header, fields), { line, date, zone });
      if (typeof contact === 'string') problems.push({ line, message: contact });
      else contacts.push(contact);
    }
  }
  if (header === undefined && problems.length === 0)
    problems.push({ line: 1, message: `the file is empty; its first line names the columns ${columns.join(', ')}.` });
  const ignoredColumns = (header ?? []).filter((name) => !columns.some((column) => column === name));
  return { contacts: contacts.sort(inOrder), problems, ignoredColumns };
}

function fieldsOf(line: string): readonly string[] | string {
  try {
    const [fields] = parse(line, { trim: true, relax_column_count: true }) as string[][];
    return fields ?? 'holds no fields.';
  } catch (error) {
    const { code } = error as CsvError;
    if (typeof code !== 'string') throw error;
    return 'has a quote that is out of place or not closed; a field is quoted as a whole, a quote inside it is doubled.';
  }
}

function headerProblem(header: readonly string[]): string | undefined {
  const missing = columns.filter((column) => !header.includes(column));
  if (missing.length > 0)
    return `the header lacks ${missing.join(', ')}; it must name ${columns.join(', ')} in any order. No line was read.`;
  const twice = columns.find((column) => header.indexOf(column) !== header.lastIndexOf(column));
  return twice === undefined ? undefined : `the header names ${twice} twice. No line was read.`;
}

function cellsOf(header: readonly string[], fields: readonly string[]): Cells {
  const cell = (column: string): string => fields[header.indexOf(column)] ?? '';
  return {
    arrival: cell('arrival'),
    queue: cell('queue'),
    channel: cell('channel'),
    languages: cell('languages'),
    needs: cell('needs'),
    handle: cell('handle'),
    patience: cell('patience'),
  };
}
