/**
 * The second half of `npm run build`: what a package reads beside its code (pages, example plans, traces) goes to dist/
 * under the same name, so that `new URL('./page.html', import.meta.url)` means the same from sources and from a package.
 */
import { copyFileSync, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { PUBLIC_PACKAGES } from './packages.mjs';

const STAYS = new Set([
  'node_modules',
  'dist',
  'testing',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
]);

/** Paths, relative to `folder`, of every file that is part of the package without being compiled. */
export function assetsOf(folder, below = '') {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    if (STAYS.has(entry.name) || entry.name.startsWith('.')) return [];
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) return assetsOf(folder, path);
    return /\.(ts|tsbuildinfo|log)$|\.test\./.test(entry.name) ? [] : [path];
  });
}

export function copyAssets(folder) {
  for (const path of assetsOf(folder)) {
    const from = join(folder, path);
    const to = join(folder, 'dist', path);
    if (existsSync(to) && statSync(to).mtimeMs >= statSync(from).mtimeMs && statSync(to).size === statSync(from).size) continue;
    mkdirSync(dirname(to), { recursive: true });
    copyFileSync(from, to);
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
  for (const name of PUBLIC_PACKAGES) copyAssets(join(root, name));
}
