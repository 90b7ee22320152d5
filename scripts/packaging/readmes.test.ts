// Proves that the page of each published package names everything that can be imported from it, or every command it has, and nothing else.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commandLine } from '../../cli/program.js';
import { root, sources } from '../sources/files.js';

const pageOf = (name: string): string => readFileSync(join(root, name, 'README.md'), 'utf8');

/** What stands in backticks in a column of the page's table, counted from 1. */
const namedIn = (page: string, column: number): string[] =>
  page
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(1)
    .flatMap((line) => [...(line.split('|')[column] ?? '').matchAll(/`([^`]+)`/g)].map(([, word]) => word as string))
    .sort();

const doorsOf = (name: string): string[] =>
  sources(name, ['index.ts'])
    .map(({ path }) => path.split('/').slice(1, -1).join('/'))
    .sort();

test('adapters', () => {
  expect(namedIn(pageOf('adapters'), 1)).toEqual(doorsOf('adapters').map((door) => `@signalbox/adapters/${door}`));
});

test('simulations', () => {
  expect(namedIn(pageOf('simulations'), 1)).toEqual(doorsOf('simulations'));
});

test('the command line', () => {
  const commands = commandLine().commands.map((command) => command.name());
  expect(['demo', ...namedIn(pageOf('cli'), 2)].sort()).toEqual(commands.sort());
});

test('the engine', () => {
  const { dependencies, exports } = JSON.parse(readFileSync(join(root, 'engine/package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
    exports: Record<string, unknown>;
  };
  const entries = Object.keys(exports).filter((entry) => entry !== './package.json');
  expect(namedIn(pageOf('engine'), 1)).toEqual(entries.map((entry) => join('@signalbox/engine', entry)).sort());
  for (const dependency of Object.keys(dependencies)) expect(pageOf('engine')).toContain(`\`${dependency}\``);
  for (const name of ['definePlan', 'defineRoster', 'openRouter']) expect(pageOf('engine')).toContain(`\`${name}\``);
});
