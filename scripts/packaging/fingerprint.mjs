/** Whether sources are still the ones something was built from. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const NOT_BUILT = new Set(['node_modules', 'dist', 'testing', 'docs']);

/**
 * One word for the files below these folders of `root` and for the packages installed: names, sizes and dates, which is what an editor or a
 * checkout changes. Tests are left out.
 * @param {string} root
 * @param {readonly string[]} folders
 */
export function fingerprint(root, folders) {
  const hash = createHash('sha256');
  const note = (path) => {
    const { size, mtimeMs } = statSync(join(root, path));
    hash.update(`${path}\n${size}\n${mtimeMs}\n`);
  };
  const walk = (path) => {
    const entries = readdirSync(join(root, path), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      if (NOT_BUILT.has(entry.name) || entry.name.startsWith('.')) continue;
      if (entry.isDirectory()) walk(`${path}/${entry.name}`);
      else if (!/\.test\.ts$|\.tsbuildinfo$|\.log$/.test(entry.name)) note(`${path}/${entry.name}`);
    }
  };
  for (const folder of folders) if (existsSync(join(root, folder))) walk(folder);
  for (const file of ['package-lock.json', 'tsconfig.base.json']) if (existsSync(join(root, file))) note(file);
  return hash.digest('hex').slice(0, 16);
}
