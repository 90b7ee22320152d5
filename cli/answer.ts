import type { CommonOptions } from './commands/options.js';
import { writeCsv } from './csv.js';
import { note, printJson } from './terminal.js';
import { saveText } from './written-file.js';

/** Where an answer is wanted beside, or instead of, the terminal. */
export interface Wanted extends CommonOptions {
  readonly csv?: string;
  readonly report?: string;
}

/** An answer in each of its forms; only those asked for are made. */
export interface Answer {
  tell(): void;
  json(): unknown;
  csv(): { readonly text: string; readonly lines: number };
  /** A page of its own. */
  report(): Promise<string>;
}

/** Gives an answer the ways it is wanted; what needs no file comes first, so that a full disk takes nothing of it away. */
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
