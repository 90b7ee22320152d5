import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writePlainJavaScript } from '../../scripts/packaging/plain-javascript.mjs';
import { whenEnded } from '../measure/leaving.js';

/** The cases of one checkout, ready to be run. */
export interface Program {
  readonly root: string;
  /** The file with which a case's process is started. */
  readonly file: string;
  remove(): void;
}

/** Files started by name, besides the case's own process. */
const ENTRIES = [
  'bench/case-child',
  'bench/servers/desk-server-child',
  'bench/servers/echo-server-child',
  'adapters/journals/embedded/follower-worker',
  'simulations/replicate/replication-worker',
];
const ASSETS = ['bench/peers/simpy-hall.py'];

/**
 * Writes the cases of the checkout at `root` as plain JavaScript, the form in which the packages are installed: run from the sources, every
 * function created during a case gets its name set again, a cost that users of the packages do not pay (docs/performance.md).
 */
export async function writeProgram(root: string): Promise<Program> {
  const above = join(root, 'var', 'bench');
  mkdirSync(above, { recursive: true });
  // Inside the checkout, so that its installed packages are found.
  const folder = mkdtempSync(join(above, 'program-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  const stay = whenEnded(remove);
  await writePlainJavaScript({ root, files: ENTRIES, folder });
  for (const asset of ASSETS) {
    mkdirSync(dirname(join(folder, asset)), { recursive: true });
    copyFileSync(join(root, asset), join(folder, asset));
  }
  return {
    root,
    file: join(folder, 'bench', 'case-child.js'),
    remove: () => {
      stay();
      remove();
    },
  };
}

/** The program of one checkout, removed once `work` is done. */
export async function withProgram<T>(root: string, work: (program: Program) => Promise<T>): Promise<T> {
  const program = await writeProgram(root);
  try {
    return await work(program);
  } finally {
    program.remove();
  }
}
