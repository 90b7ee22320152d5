/**
 * A file of the house as it is installed: plain JavaScript, with the threads it starts beside it. From the sources each thread loads and
 * translates everything anew, which takes it two seconds.
 */
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { writePlainJavaScript } from '../packaging/plain-javascript.mjs';
import { root } from '../sources/files.js';
import { RUN_FOLDER } from './this-run.js';

/** Builds `file` and `threads` (paths from the top folder, without `.ts`) for this test run. Returns the path of the first one. */
export async function builtFile(file: string, ...threads: readonly string[]): Promise<string> {
  const run = process.env[RUN_FOLDER];
  if (run === undefined) throw new Error('A file is built for a test run, and none is under way: vitest.config.ts begins one.');
  const folder = await mkdtemp(join(run, 'built-'));
  await writePlainJavaScript({ root, files: [file, ...threads], folder });
  return join(folder, `${file}.js`);
}
