import { plural } from './number-text.js';
import { note } from './terminal.js';
import { saveText } from './written-file.js';

/** Lines of fields as RFC 4180 defines them. */
export const csvText = (lines: readonly (readonly string[])[]): string =>
  lines.map((fields) => `${fields.map(csvField).join(',')}\r\n`).join('');

/** Twelve digits, more than any figure has; nothing where there is no figure. */
export const csvNumber = (value: number): string => (Number.isFinite(value) ? String(Number(value.toPrecision(12))) : '');

const csvField = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Writes CSV to a file and reports the number of lines below its titles; `-` is standard output. */
export function writeCsv(file: string, text: string, lines: number): void {
  saveText(file, text);
  if (file !== '-') note(`${plural(lines, 'line')} written to ${file}.`);
}
