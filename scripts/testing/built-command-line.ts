/**
 * The command line as it is installed: plain JavaScript, built once in a test run by the first file that asks. From its sources it takes a
 * second longer to start, and again so long for each of its threads, which is most of what a short command costs.
 */
import { join } from 'node:path';
import { writeCommandLine } from '../packaging/command-line.mjs';
import { root } from '../sources/files.js';
import { RUN_FOLDER } from './this-run.js';

/** The file to start with Node. */
export async function builtCommandLine(): Promise<string> {
  const run = process.env[RUN_FOLDER];
  if (run === undefined) throw new Error('The command line is built for a test run, and none is under way: vitest.config.ts begins one.');
  return writeCommandLine(root, join(run, 'command-line'));
}
