import type { CommonOptions } from './commands/options.js';
import { writeCsv } from './csv.js';
import { note, printJson } from './terminal.js';
import { checkWritable, saveText } from './written-file.js';

/** Where an answer goes besides, or instead of, the terminal. */
export interface Wanted extends CommonOptions {
  readonly csv?: string;
  readonly report?: string;
}

/** Refuses places for answers that cannot be written, that two answers would share, or that the command reads. */
export function checkPlaces(
  { json = false, csv, report }: Wanted,
  reads: readonly string[],
  ...others: readonly (string | undefined)[]
): void {
  checkWritable([...(json ? ['-'] : []), report, ...others, csv], reads);
}

/** An answer in each of its forms; only those asked for are made. */
export interface Answer {
  tell(): void;
  json(): unknown;
  csv(): { readonly text: string; readonly lines: number };
  /** A self-contained HTML page. */
  report(): Promise<string>;
}

/** Gives an answer in the forms requested; those that need no file come first, so that a full disk loses none of them. */
export async function give({ json = false, csv, report }: Wanted, answer: Answer): Promise<void> {
  if (csv !== '-') {
    if (json) printJson(answer.json());
    else answer.tell();
  }
  if (report !== undefined) {
    saveText(report, await answer.report());
    note(`Report written to ${report}.`);
  }
  if (csv !== undefined) {
    const { text, lines } = answer.csv();
    writeCsv(csv, text, lines);
  }
}
