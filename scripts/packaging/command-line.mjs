/** The command line as plain JavaScript, with what it reads beside its code. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { assetsOf } from './assets.mjs';
import { writePlainJavaScript } from './plain-javascript.mjs';

/** What is started, here or in threads of its own. */
const ENTRIES = ['cli/main', 'simulations/replicate/replication-worker', 'adapters/journals/embedded/follower-worker'];

/**
 * Builds the command line of the project at `root` into `folder`, which is there whole or not at all. Returns the file to start.
 * @param {string} root
 * @param {string} folder
 */
export async function writeCommandLine(root, folder) {
  if (!existsSync(folder)) {
    mkdirSync(dirname(folder), { recursive: true });
    const own = mkdtempSync(join(dirname(folder), 'building-'));
    try {
      const files = ENTRIES.filter((file) => existsSync(join(root, `${file}.ts`)));
      await writePlainJavaScript({ root, files, folder: own, place: folder });
      for (const asset of assetsOf(join(root, 'cli'))) cpSync(join(root, 'cli', asset), join(own, 'cli', asset));
      renameSync(own, folder);
    } catch (error) {
      rmSync(own, { recursive: true, force: true });
      // Another was faster, with the same result.
      if (!existsSync(folder)) throw error;
    }
  }
  return join(folder, 'cli', 'main.js');
}
