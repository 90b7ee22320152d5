import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { whenEnded } from './leaving.js';

/** Gives work a folder of its own, on the disk where temporary files lie, and takes it away afterwards. */
export async function inScratch<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'signalbox-bench-'));
  const putAway = (): void => removeFolder(folder);
  const stay = whenEnded(putAway);
  try {
    return await work(folder);
  } finally {
    stay();
    putAway();
  }
}

const ATTEMPTS = 100;
const PAUSE_MS = 50;

/**
 * Begins again where a server that has been told to end has written another file meanwhile: the retries of `rmSync` look for none.
 * Synchronous, since a process that is ended runs nothing else.
 */
function removeFolder(folder: string): void {
  for (let attempt = 1; ; attempt++) {
    try {
      return rmSync(folder, { recursive: true, force: true });
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
    }
  }
}
