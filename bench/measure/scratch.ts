import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { whenEnded } from './leaving.js';

/** Gives work a folder of its own, on the disk where temporary files lie, and takes it away afterwards. */
export async function inScratch<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'signalbox-bench-'));
  const putAway = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  const stay = whenEnded(putAway);
  try {
    return await work(folder);
  } finally {
    stay();
    putAway();
  }
}
