import { note, plural } from './terminal.js';
import { saveText } from './written-file.js';

/** Lines of fields as RFC 4180 has them. */
export const csvText = (lines: readonly (readonly string[])[]): string =>
  lines.map((fields) => `${fields.map(csvField).join(',')}\r\n`).join('');

const csvField = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Writes CSV into a file, saying how many lines it holds below its titles; `-` stands for standard output. */
export function writeCsv(file: string, text: string, lines: number): void {
  saveText(file, text);
  if (file !== '-') note(`${plural(lines, 'line')} written to ${file}.`);
}
