import { accessSync, constants, lstatSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { EXIT } from './exit-codes.js';
import { type Failure, failure } from './failure.js';

/**
 * Reports that an answer cannot be written to its file before hours are spent computing it: nor over another answer, nor over what is read.
 * `-` is standard output.
 * @param reads the files a command is given to read
 */
export function checkWritable(files: readonly (string | undefined)[], reads: readonly string[] = []): void {
  const read = new Set(reads.map(realPlace));
  const taken = new Set<string>();
  for (const file of files) {
    if (file === undefined) continue;
    const place = file === '-' ? file : realPlace(file);
    if (taken.has(place)) throw twice(file);
    if (file !== '-') checkFile(file);
    // What is told to a pipe or to /dev/null replaces nothing.
    if (file !== '-' && statSync(file, { throwIfNoEntry: false })?.isFile() === false) continue;
    if (read.has(place)) throw refused(file, 'the command reads it', 'Give another path; the file is as it was.');
    taken.add(place);
  }
}

function checkFile(file: string): void {
  try {
    const there = statSync(file, { throwIfNoEntry: false });
    if (there?.isDirectory() === true) throw Object.assign(new Error('it is a folder'), { code: 'EISDIR' });
    // With the separator at its end a folder's path is refused where it leads to a file: newer versions of Node.js say of a path through a
    // file only that nothing is there.
    accessSync(there === undefined ? join(dirname(file), sep) : file, constants.W_OK);
  } catch (error) {
    throw unwritable(file, error);
  }
}

/** The same for all names of one file. */
function realPlace(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return resolve(file);
  }
}

const twice = (file: string): Failure =>
  refused(file === '-' ? 'Standard output' : file, 'two answers would go there', 'Give each answer a place of its own.');

/** Writes an answer to a file, completely or not at all; the old content stays until then. `-` is standard output. */
export function saveText(file: string, text: string): void {
  if (file === '-') {
    process.stdout.write(text);
    return;
  }
  try {
    const place = placeBeside(file);
    if (place === undefined) writeFileSync(file, text);
    else replace(place.part, place.file, text);
  } catch (error) {
    throw unwritable(file, error);
  }
}

/**
 * Where the new text is written first; `undefined` for anything but an ordinary file, such as a pipe, and if the folder accepts no new
 * file.
 */
export function placeBeside(file: string): { readonly file: string; readonly part: string } | undefined {
  const there = lstatSync(file, { throwIfNoEntry: false });
  const real = there?.isSymbolicLink() === true ? realpathSync(file) : file;
  if (there !== undefined && !statSync(real).isFile()) return undefined;
  try {
    accessSync(dirname(real), constants.W_OK);
  } catch (error) {
    if (there === undefined) throw error;
    return undefined;
  }
  return { file: real, part: join(dirname(real), `.signalbox-${process.pid}.part`) };
}

function replace(part: string, file: string, text: string): void {
  try {
    writeFileSync(part, text);
    renameSync(part, file);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'its folder is not there',
  ENOTDIR: 'a part of its path is no folder',
  EISDIR: 'it is a folder',
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EROFS: 'nothing can be written on its disk',
  ENOSPC: 'its disk is full',
  EDQUOT: 'its disk is full',
};

/** Why an answer could not be written. */
export function unwritable(file: string, error: unknown): Failure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const detail = REASONS[code] ?? (error instanceof Error ? error.message : String(error));
  return refused(file, detail, 'Give a path in a folder that is there and writable, on a disk with room.');
}

const refused = (file: string, why: string, next: string): Failure =>
  failure('FILE_UNWRITABLE', `${file} cannot be written: ${why}.`, next, EXIT.cannotStart);
