/**
 * A package as it is published: a copy of the built files with a manifest of its own (docs/decisions/0001).
 * The manifest in the source tree also serves development (the `signalbox-source` condition, the `./*` pattern);
 * the published one says only what an installed package can keep.
 */
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { assetsOf } from './assets.mjs';

const CONDITION = 'signalbox-source';

/** Copies the package in `folder` to `into` (emptied first), ready for `npm pack` or `npm publish`. Answers its manifest. */
export function stage(folder, into) {
  const dist = join(folder, 'dist');
  if (!existsSync(dist)) throw new Error(`${basename(folder)}/ is not built. Run \`npm run build\` first.`);
  rmSync(into, { recursive: true, force: true });
  const files = shipped(folder, dist);
  for (const file of files) copy(join(dist, file), join(into, 'dist', file));
  for (const file of ['README.md', 'CHANGELOG.md']) if (existsSync(join(folder, file))) copy(join(folder, file), join(into, file));
  copy(join(folder, '..', 'LICENSE'), join(into, 'LICENSE'));
  const manifest = published(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')), files);
  writeFileSync(join(into, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

/** Built files whose source is still there: `tsc -b` leaves the output of removed sources behind. */
function shipped(folder, dist) {
  const assets = new Set(assetsOf(folder));
  return filesBelow(dist).filter((file) => {
    const source = file.replace(/(\.d\.ts|\.js)(\.map)?$/, '.ts');
    return assets.has(file) || (source !== file && !/\.test\.ts$|(^|\/)testing\//.test(source) && existsSync(join(folder, source)));
  });
}

function published({ exports, publishConfig = {}, devDependencies, scripts, ...manifest }, files) {
  const { directory, ...config } = publishConfig;
  return {
    ...manifest,
    ...(exports === undefined ? {} : { exports: subpaths(exports, files) }),
    publishConfig: { access: 'public', ...config },
  };
}

/** Exports without the development condition, and with one line for each subpath that exists in place of a pattern. */
function subpaths(exports, files) {
  return Object.fromEntries(
    Object.entries(exports).flatMap(([subpath, target]) => {
      const plain = typeof target === 'string' ? target : Object.fromEntries(Object.entries(target).filter(([name]) => name !== CONDITION));
      if (!subpath.includes('*')) return [[subpath, plain]];
      const doors = matching(typeof plain === 'string' ? plain : plain.default, files);
      return doors.map((door) => [subpath.replace('*', door), filled(plain, door)]);
    }),
  );
}

/** The words for `*` with which `pattern` names a shipped file. */
function matching(pattern, files) {
  const [before, after] = pattern.slice('./dist/'.length).split('*');
  return files
    .filter((file) => file.startsWith(before) && file.endsWith(after) && file.length > before.length + after.length)
    .map((file) => file.slice(before.length, file.length - after.length))
    .sort();
}

const filled = (target, door) =>
  typeof target === 'string'
    ? target.replaceAll('*', door)
    : Object.fromEntries(Object.entries(target).map(([name, path]) => [name, filled(path, door)]));

const filesBelow = (folder, below = '') =>
  readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    return entry.isDirectory() ? filesBelow(folder, path) : [path];
  });

function copy(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
}
