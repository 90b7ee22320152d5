import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's top folder. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** One file of the project, its path relative to the top folder and with `/` on every system. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** Built, installed or generated: nobody writes these by hand. */
const NOT_OURS = new Set(['node_modules', 'dist', 'var', 'coverage', 'generated', '.git']);

/** Everything below `folder` (relative to the top) whose name ends in one of `endings`, in path order. */
export function sources(folder: string, endings: readonly string[]): Source[] {
  const found: Source[] = [];
  const walk = (path: string): void => {
    for (const entry of entriesOf(path)) {
      if (NOT_OURS.has(entry.name)) continue;
      const child = join(path, entry.name);
      if (entry.isDirectory()) walk(child);
      else if (entry.isFile() && endings.some((ending) => entry.name.endsWith(ending))) found.push(read(child));
    }
  };
  walk(join(root, folder));
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Neither a test nor something only tests use. */
export const isProduct = ({ path }: Source): boolean => !/\.test\.ts$|(^|\/)testing\//.test(path);

const read = (path: string): Source => ({ path: relative(root, path).replaceAll('\\', '/'), text: readFileSync(path, 'utf8') });

const entriesOf = (path: string): Dirent[] => readdirSync(path, { withFileTypes: true });
