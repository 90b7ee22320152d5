/** A platform that installs the engine from its tarball gets at most three packages and 15 MB, and README's "Embed it" runs there as printed. */
import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { blocksOf } from './check/markdown.js';
import { copyAssets } from './packaging/assets.mjs';
import { stage } from './packaging/stage.mjs';
import { root } from './sources/files.js';

const PACKAGES_MAX = 3;
const BYTES_MAX = 15 * 1024 * 1024;
const INSTALL_MS_MAX = 110_000;

let scratch = '';
let home = '';

/** Runs a command to its end; a failure shows its words. */
function run(command: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8', timeout: INSTALL_MS_MAX });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}:\n${stdout}${stderr}`);
  return stdout;
}

const bytesBelow = (path: string): number => {
  const found = lstatSync(path);
  return found.isDirectory() ? readdirSync(path).reduce((sum, name) => sum + bytesBelow(join(path, name)), 0) : found.size;
};

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'signalbox-pack-'));
  home = join(scratch, 'platform');
  mkdirSync(home);
  run(process.execPath, [join(root, 'node_modules/typescript-7/bin/tsc'), '-b', '--singleThreaded', 'engine'], root);
  copyAssets(join(root, 'engine'));
  stage(join(root, 'engine'), join(scratch, 'engine'));
  const packed = run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', scratch], join(scratch, 'engine'));
  const [{ filename }] = JSON.parse(packed) as [{ filename: string }];
  writeFileSync(join(home, 'package.json'), '{ "name": "platform", "private": true, "type": "module" }\n');
  run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', join(scratch, filename)], home);
}, INSTALL_MS_MAX);

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

test('the engine brings at most two packages along', () => {
  const { packages } = JSON.parse(readFileSync(join(home, 'node_modules/.package-lock.json'), 'utf8')) as {
    packages: Record<string, unknown>;
  };
  const installed = Object.keys(packages);
  expect(installed).toContain('node_modules/@signalbox/engine');
  expect(installed.length).toBeLessThanOrEqual(PACKAGES_MAX);
});

test('the installed folder stays under 15 MB', () => {
  expect(bytesBelow(join(home, 'node_modules'))).toBeLessThanOrEqual(BYTES_MAX);
});

test('the published manifest offers built files only, and nothing of development', () => {
  const folder = join(home, 'node_modules/@signalbox/engine');
  const manifest = readFileSync(join(folder, 'package.json'), 'utf8');
  expect(manifest).not.toContain('signalbox-source');
  const { exports } = JSON.parse(manifest) as { exports: Record<string, string | Record<string, string>> };
  const targets = Object.values(exports).flatMap((target) => (typeof target === 'string' ? [target] : Object.values(target)));
  for (const target of targets) expect(existsSync(join(folder, target)), target).toBe(true);
  expect(readdirSync(folder, { recursive: true }).filter((name) => /\.test\.|(^|[\\/])testing[\\/]/.test(String(name)))).toEqual([]);
});

test('README, "Embed it": the first code block runs against the installed package and prints what README says', () => {
  const block = blocksOf(readFileSync(join(root, 'README.md'), 'utf8')).find(
    ({ heading, language }) => heading === 'Embed it' && language === 'ts',
  );
  if (block === undefined) throw new Error('README.md has no ```ts block under the heading "Embed it".');
  const { outputText } = ts.transpileModule(block.text, {
    compilerOptions: { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true },
  });
  writeFileSync(join(home, 'embed.js'), outputText);
  expect(run(process.execPath, ['embed.js'], home).trim()).toBe('call-1 is offered to ana');
});
