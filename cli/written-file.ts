import { writeFileSync } from 'node:fs';
import { EXIT } from './exit-codes.js';
import { type Failure, failure } from './failure.js';

/** Writes an answer into a file, or to standard output for `-`. */
export function saveText(file: string, text: string): void {
  if (file === '-') {
    process.stdout.write(text);
    return;
  }
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw unwritable(file, error);
  }
}

/** Why an answer could not be written. */
export function unwritable(file: string, error: unknown): Failure {
  const detail = error instanceof Error ? error.message : String(error);
  const next = 'Give a path in a folder that is there and writable.';
  return failure('FILE_UNWRITABLE', `${file} cannot be written: ${detail}.`, next, EXIT.cannotStart);
}
