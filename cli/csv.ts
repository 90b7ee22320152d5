import { writeFileSync } from 'node:fs';
import { EXIT } from './exit-codes.js';
import { failure } from './failure.js';
import { note, plural } from './terminal.js';

/** Lines of fields as RFC 4180 has them. */
export const csvText = (lines: readonly (readonly string[])[]): string =>
  lines.map((fields) => `${fields.map(csvField).join(',')}\r\n`).join('');

const csvField = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Writes CSV into a file, saying how many lines it holds below its titles; `-` stands for standard output. */
export function writeCsv(file: string, text: string, lines: number): void {
  if (file === '-') {
    process.stdout.write(text);
    return;
  }
  try {
    writeFileSync(file, text);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw failure(
      'FILE_UNWRITABLE',
      `${file} cannot be written: ${detail}.`,
      'Give a path in a folder that is there and writable.',
      EXIT.cannotStart,
    );
  }
  note(`${plural(lines, 'line')} written to ${file}.`);
}
