import colours from 'picocolors';
import type { Failure } from './failure.js';
import { lineWidth } from './layout/line-width.js';
import { wrapped } from './layout/wrapped.js';

/** Prints an answer to standard output; a line that is wider than the terminal is broken between words. */
export function print(text = ''): void {
  const width = lineWidth();
  const lines = text.split('\n').map((line) => wrapped(line, width));
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** Prints what is not part of the answer to standard error, broken as an answer is. */
export function note(text: string): void {
  process.stderr.write(`${noteLines(text, lineWidth(process.stderr)).join('\n')}\n`);
}

/** JSON stays one line, and so does a line of a file above the caret that points into it. */
export function noteLines(text: string, width: number): readonly string[] {
  const lines = text.split('\n');
  return lines.map((line, place) => (line.startsWith('{') || CARET.test(lines[place + 1] ?? '') ? line : wrapped(line, width)));
}
const CARET = /^\s*\^$/;

export const printJson = (value: unknown): void => void process.stdout.write(`${JSON.stringify(value)}\n`);

/** A reader that closes the pipe, such as `head`, is no error; a full disk is. */
export function watchOutput(exitOfFailure: number): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    note(`${colours.red('OUTPUT_LOST')}  Standard output cannot be written: ${error.message}.\n             Send it where there is room.`);
    process.exit(exitOfFailure);
  });
  // Nobody is left to be told.
  process.stderr.on('error', () => undefined);
}

/** Prints code, what happened and what to do; the stack only if asked for. */
export function printFailure({ code, message, next, cause, stack }: Failure, options: { json: boolean; debug: boolean }): void {
  if (options.json) note(JSON.stringify({ ok: false, code, message, next }));
  else note(`${colours.red(code)}  ${message}\n${' '.repeat(code.length)}  ${next}`);
  if (options.debug) note((cause instanceof Error ? cause.stack : undefined) ?? stack ?? '');
}
