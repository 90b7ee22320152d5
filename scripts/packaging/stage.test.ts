/** A staged package holds what is built from present sources and what the code reads beside itself, and offers exactly the subpaths that exist. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type House, openHouse } from '../testing/house.js';
import { copyAssets } from './assets.mjs';
import { stage } from './stage.mjs';

let house: House;
beforeEach(() => {
  house = openHouse();
  house.put('LICENSE', 'MIT');
});
afterEach(() => house.close());

const MANIFEST = {
  name: 'room',
  version: '1.0.0',
  scripts: { build: 'x' },
  devDependencies: { y: '1.0.0' },
  publishConfig: { access: 'public', directory: '../var/packages/room' },
  exports: {
    '.': { 'signalbox-source': './index.ts', types: './dist/index.d.ts', default: './dist/index.js' },
    './package.json': './package.json',
    './*': { 'signalbox-source': './*/index.ts', types: './dist/*/index.d.ts', default: './dist/*/index.js' },
  },
};

const built = (...stems: string[]): void => {
  for (const stem of stems) for (const ending of ['js', 'js.map', 'd.ts']) house.put(`room/dist/${stem}.${ending}`, '');
};

const staged = (): string[] =>
  readdirSync(join(house.path, 'out'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(house.path, 'out').length + 1))
    .sort();

test('output of removed sources, tests and build records stay behind; pages and plans come along', () => {
  house.put('room/package.json', JSON.stringify({ name: 'room', version: '1.0.0' }));
  for (const file of ['index.ts', 'index.test.ts', 'testing/day.ts', 'page/page.html', 'testing/plan.yaml', 'tsconfig.json'])
    house.put(`room/${file}`, '');
  built('index', 'removed', 'index.test', 'testing/day');
  house.put('room/dist/tsconfig.tsbuildinfo', '');
  house.put('room/dist/removed.html', '');
  copyAssets(join(house.path, 'room'));
  stage(join(house.path, 'room'), join(house.path, 'out'));
  expect(staged()).toEqual(['LICENSE', 'dist/index.d.ts', 'dist/index.js', 'dist/index.js.map', 'dist/page/page.html', 'package.json']);
});

test('the manifest names each subpath, however deep, and forgets what only development needs', () => {
  house.put('room/package.json', JSON.stringify(MANIFEST));
  for (const file of ['index.ts', 'one/index.ts', 'two/deep/index.ts', 'two/other.ts']) house.put(`room/${file}`, '');
  built('index', 'one/index', 'two/deep/index', 'two/other');
  const manifest = stage(join(house.path, 'room'), join(house.path, 'out'));
  const door = (folder: string): object => ({ types: `./dist/${folder}index.d.ts`, default: `./dist/${folder}index.js` });
  expect(manifest).toEqual({
    name: 'room',
    version: '1.0.0',
    publishConfig: { access: 'public' },
    exports: { '.': door(''), './package.json': './package.json', './one': door('one/'), './two/deep': door('two/deep/') },
  });
});

test('a package that is not built is refused with what to do', () => {
  house.put('room/package.json', JSON.stringify(MANIFEST));
  expect(() => stage(join(house.path, 'room'), join(house.path, 'out'))).toThrow('room/ is not built. Run `npm run build` first.');
});
