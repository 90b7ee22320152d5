import { mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Fault } from '@signalbox/engine';
import { faultOf } from './failure.js';

/**
 * Makes the folder of a journal, and those above it. Step by step: Node's own `recursive` never returns where a file system refuses a folder
 * with "not there" below one that is there, as `/proc` does.
 * @throws Fault JOURNAL_UNWRITABLE with the reason, JOURNAL_FULL where the disk is full
 */
export function makeFolder(folder: string): void {
  try {
    make(resolve(folder));
  } catch (error) {
    throw folderFault(folder, error);
  }
}

/** The fault for a folder that could not be made. */
export function folderFault(folder: string, error: unknown): Fault {
  const fault = faultOf(error, 0);
  if (fault.code === 'JOURNAL_FULL') return fault;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const detail = REASONS[code] ?? (error instanceof Error ? error.message : String(error));
  return new Fault('JOURNAL_UNWRITABLE', { folder, detail }, error);
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no folder can be made there',
  ENOTDIR: 'a part of its path is a file',
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EROFS: 'nothing can be written on its disk',
};

function make(folder: string): void {
  if (isFolder(folder)) return;
  const above = dirname(folder);
  if (above !== folder) make(above);
  try {
    mkdirSync(folder);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    // Somebody else may have made it just now.
    if (!isFolder(folder)) throw Object.assign(new Error('it is a file'), { code: 'ENOTDIR' });
  }
}

const isFolder = (folder: string): boolean => {
  try {
    return statSync(folder).isDirectory();
  } catch {
    return false;
  }
};
