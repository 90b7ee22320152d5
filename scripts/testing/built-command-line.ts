/**
 * The command line as it is installed: plain JavaScript, built once in a test run by the first file that asks. From its sources it takes a
 * second longer to start, and again so long for each of its threads, which is most of what a short command costs.
 */
import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { assetsOf } from '../packaging/assets.mjs';
import { writePlainJavaScript } from '../plain-javascript.js';
import { root } from '../sources/files.js';
import { RUN_FOLDER } from './this-run.js';

const ENTRIES = ['cli/main', 'simulations/replicate/replication-worker', 'adapters/journals/embedded/follower-worker'];

/** The file to start with Node. */
export async function builtCommandLine(): Promise<string> {
  const run = process.env[RUN_FOLDER];
  if (run === undefined) throw new Error('The command line is built for a test run, and none is under way: vitest.config.ts begins one.');
  const folder = join(run, 'command-line');
  if (!existsSync(folder)) await build(run, folder);
  return join(folder, 'cli', 'main.js');
}

async function build(run: string, folder: string): Promise<void> {
  const own = mkdtempSync(join(run, 'building-'));
  await writePlainJavaScript(ENTRIES, own);
  for (const asset of assetsOf(join(root, 'cli'))) cpSync(join(root, 'cli', asset), join(own, 'cli', asset));
  try {
    renameSync(own, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    rmSync(own, { recursive: true }); // Another test file was faster, with the same result.
  }
}
