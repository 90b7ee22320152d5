/** The import law holds only if breaking it is noticed: each file here breaks one rule of .dependency-cruiser.cjs, and each must be reported. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

interface Breach {
  readonly rule: string;
  readonly file: string;
  readonly text: string;
}

const BREACHES: readonly Breach[] = [
  { rule: 'decisions-touch-no-world', file: 'engine/domain/clock.ts', text: "import 'node:fs';" },
  { rule: 'decisions-touch-no-world', file: 'engine/journal/files.ts', text: "import 'fs';" },
  { rule: 'core-and-routing-stand-alone', file: 'engine/core/shape.ts', text: "import 'zod';" },
  {
    rule: 'core-and-routing-stand-alone',
    file: 'engine/routing/chart.ts',
    text: "import type { Chart } from 'xstate';\nexport type C = Chart;",
  },
  { rule: 'lifecycle-imports-xstate-only', file: 'engine/lifecycle/shape.ts', text: "import 'zod';" },
  { rule: 'engine-edges-import-zod-only', file: 'engine/domain/chart.ts', text: "import 'xstate';" },
  { rule: 'engine-edges-import-zod-only', file: 'engine/watch.ts', text: "import 'pino';" },
  { rule: 'domain-stands-below', file: 'engine/domain/upward.ts', text: "import '../core/ground.js';" },
  { rule: 'lifecycle-stands-below', file: 'engine/lifecycle/upward.ts', text: "import type {} from '../routing/ground.js';" },
  { rule: 'lifecycle-stands-below', file: 'engine/lifecycle/showing.ts', text: "import type {} from '../views/ground.js';" },
  { rule: 'core-stands-below', file: 'engine/core/upward.ts', text: "import '../journal/ground.js';" },
  { rule: 'routing-stands-below', file: 'engine/routing/upward.ts', text: "import '../journal/ground.js';" },
  { rule: 'journal-stands-below', file: 'engine/journal/watching.ts', text: "import '../projections/ground.js';" },
  { rule: 'domain-stands-below', file: 'engine/domain/showing.ts', text: "import type {} from '../views.js';" },
  { rule: 'views-stands-below', file: 'engine/views/state.ts', text: "import type {} from '../core/ground.js';" },
  { rule: 'views-stands-below', file: 'engine/views/chart.ts', text: "import type {} from '../lifecycle/ground.js';" },
  { rule: 'views-stand-alone', file: 'engine/views/shape.ts', text: "import 'zod';" },
  { rule: 'rooms-know-no-router', file: 'engine/views/upward.ts', text: "import type {} from '../router.js';" },
  { rule: 'decisions-touch-no-world', file: 'engine/projections/clock.ts', text: "import 'node:os';" },
  { rule: 'engine-edges-import-zod-only', file: 'engine/protocol/log.ts', text: "import 'pino';" },
  { rule: 'rooms-know-no-router', file: 'engine/journal/upward.ts', text: "import '../index.js';" },
  { rule: 'rooms-know-no-router', file: 'engine/journal/entering.ts', text: "import type {} from '../entries/journal.js';" },
  { rule: 'entries-show-the-rooms', file: 'engine/entries/router.ts', text: "import type {} from '../router.js';" },
  { rule: 'engine-imports-no-workspace', file: 'engine/outside.ts', text: "import '../adapters/one/index.js';" },
  { rule: 'adapters-import-engine-only', file: 'adapters/one/outside.ts', text: "import '../../simulations/index.js';" },
  { rule: 'adapters-know-no-other-adapter', file: 'adapters/one/neighbour.ts', text: "import '../two/index.js';" },
  {
    rule: 'adapters-know-no-other-adapter',
    file: 'adapters/journals/redis/neighbour.ts',
    text: "import '../memory/index.js';",
  },
  { rule: 'front-door-only', file: 'adapters/one/back-door.ts', text: "import '../../engine/core/ground.js';" },
  { rule: 'nothing-imports-cli', file: 'simulations/outside.ts', text: "import '../cli/main.js';" },
  { rule: 'nothing-ships-tests', file: 'cli/testing.ts', text: "import './testing/day.js';" },
  { rule: 'not-resolvable', file: 'cli/nowhere.ts', text: "import './nowhere-at-all.js';" },
  { rule: 'only-declared-packages', file: 'cli/undeclared.ts', text: "import 'undeclared';" },
  { rule: 'no-circular', file: 'cli/back.ts', text: "import './there.js';" },
];

const LAWFUL: Readonly<Record<string, string>> = {
  'engine/index.ts': "export * from './core/ground.js';",
  'engine/entries/journal.ts': "export * from '../journal/ground.js';",
  'engine/core/ground.ts': "import '../domain/ground.js';\nimport '../routing/ground.js';\nexport const core = 1;",
  'engine/core/ground.test.ts': "import 'node:fs';\nimport 'zod';\nimport '../journal/ground.js';",
  'engine/routing/ground.ts': "import '../lifecycle/ground.js';\nimport type {} from '../views.js';",
  'engine/views.ts': "export type {} from './views/ground.js';",
  'engine/views/ground.ts': "import type {} from '../domain/ground.js';",
  'engine/router.ts': 'export {};',
  'engine/lifecycle/ground.ts': "import 'xstate';\nimport '../domain/ground.js';",
  'engine/domain/ground.ts': "import 'zod';",
  'engine/projections/ground.ts': "import '../journal/ground.js';",
  'engine/journal/ground.ts': "import 'zod';\nimport '../core/ground.js';",
  'adapters/one/index.ts':
    "import { core } from '@signalbox/engine';\nimport 'node:fs';\nimport './inner/part.js';\nexport const one = core;",
  'adapters/one/inner/part.ts': '',
  'adapters/one/one.test.ts': "import '../two/index.js';",
  'adapters/two/index.ts': '',
  'adapters/journals/memory/index.ts': '',
  'simulations/index.ts': "import '@signalbox/engine';\nimport '@signalbox/engine/journal';\nimport '@signalbox/adapters/one';",
  'cli/main.ts': "import '@signalbox/engine';\nimport '@signalbox/adapters/two';",
  'cli/there.ts': "import './back.js';",
  'cli/testing/day.ts': '',
};

let house = '';

function put(file: string, text: string): void {
  mkdirSync(dirname(join(house, file)), { recursive: true });
  writeFileSync(join(house, file), `${text}\n`);
}

function workspace(name: string, dependencies: readonly string[], exports: object): void {
  const folder = name.replace('@signalbox/', '');
  put(
    `${folder}/package.json`,
    JSON.stringify({
      name,
      version: '1.0.0',
      type: 'module',
      exports,
      dependencies: Object.fromEntries(dependencies.map((d) => [d, '1.0.0'])),
    }),
  );
  symlinkSync(join(house, folder), join(house, 'node_modules', name), 'dir');
}

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'signalbox-law-'));
  mkdirSync(join(house, 'node_modules/@signalbox'), { recursive: true });
  for (const name of ['zod', 'xstate', 'pino', 'undeclared']) {
    put(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', type: 'module', exports: './index.js' }));
    put(`node_modules/${name}/index.js`, 'export {};');
  }
  put('package.json', JSON.stringify({ name: 'house', private: true, workspaces: ['engine', 'adapters', 'simulations', 'cli'] }));
  workspace('@signalbox/engine', ['zod', 'xstate', 'pino'], {
    '.': { 'signalbox-source': './index.ts', default: './dist/index.js' },
    './journal': { 'signalbox-source': './entries/journal.ts', default: './dist/entries/journal.js' },
  });
  const subpaths = { './*': { 'signalbox-source': './*/index.ts', default: './dist/*/index.js' } };
  workspace('@signalbox/adapters', ['@signalbox/engine'], subpaths);
  workspace('@signalbox/simulations', ['@signalbox/engine', '@signalbox/adapters'], subpaths);
  workspace('cli', ['@signalbox/engine', '@signalbox/adapters'], { '.': './main.ts' });
  for (const config of ['.dependency-cruiser.cjs', 'tsconfig.json', 'tsconfig.base.json'])
    copyFileSync(join(root, config), join(house, config));
  for (const [file, text] of Object.entries(LAWFUL)) put(file, text);
  for (const { file, text } of BREACHES) put(file, text);
});

afterAll(() => rmSync(house, { recursive: true, force: true }));

test('each breach of the import law is reported by its rule, and lawful imports by none', () => {
  const command = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const run = spawnSync(
    process.execPath,
    [command, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'engine', 'adapters', 'simulations', 'cli'],
    { cwd: house, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  const { summary } = JSON.parse(run.stdout) as { summary: { violations: { from: string; rule: { name: string } }[] } };
  const found = summary.violations.map(({ from, rule }) => `${rule.name} ${from}`);
  for (const { rule, file } of BREACHES) expect(found).toContain(`${rule} ${file}`);
  const breaking = new Set(BREACHES.map(({ file }) => file));
  expect(found.filter((line) => !breaking.has(line.slice(line.indexOf(' ') + 1)))).toEqual([]);
});
