/** The published types compile in a project that checks everything, its libraries included: they lead to nobody's types that do not. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from './sources/files.js';

const tsc = join(root, 'node_modules/typescript-7/bin/tsc');
const BUILD_MS_MAX = 110_000;
/** The suites of the contracts show types of vitest and fast-check, which whoever runs them has anyway. */
const TEST_SUITES = /^contract\//;

let project = '';

/** What can be imported of a package: `@signalbox/engine`, `@signalbox/adapters/gateway` and so on. */
function entriesOf(folder: string): string[] {
  const { name, exports } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as {
    name: string;
    exports: Record<string, unknown>;
  };
  const doors = Object.keys(exports).filter((door) => door !== './package.json');
  return doors.flatMap((door) => {
    if (!door.includes('*')) return [join(name, door)];
    const files = readdirSync(join(root, folder, 'dist'), { recursive: true, encoding: 'utf8' });
    const rooms = files.filter((file) => file.endsWith('/index.d.ts')).map(dirname);
    return rooms.filter((room) => !TEST_SUITES.test(room)).map((room) => join(name, room));
  });
}

beforeAll(() => {
  const built = spawnSync(process.execPath, [tsc, '-b', '--singleThreaded', 'engine', 'adapters', 'simulations'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (built.status !== 0) throw new Error(built.stdout);
  project = mkdtempSync(join(tmpdir(), 'signalbox-types-'));
  symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'), 'dir');
  writeFileSync(join(project, 'package.json'), '{ "name": "platform", "private": true, "type": "module" }\n');
  const entries = ['engine', 'adapters', 'simulations'].flatMap(entriesOf);
  expect(entries.length).toBeGreaterThan(10);
  const lines = entries.map((entry, at) => `import * as entry${at} from '${entry}';\nexport const used${at}: unknown = entry${at};`);
  writeFileSync(join(project, 'everything.ts'), `${lines.join('\n')}\n`);
}, BUILD_MS_MAX);

afterAll(() => rmSync(project, { recursive: true, force: true }));

test('under the strictest options, and with those of other packages checked too', () => {
  const compilerOptions = {
    module: 'nodenext',
    target: 'es2023',
    types: ['node'],
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noPropertyAccessFromIndexSignature: true,
    isolatedModules: true,
    skipLibCheck: false,
    noEmit: true,
  };
  writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['everything.ts'] }));
  const { stdout, status } = spawnSync(process.execPath, [tsc, '--singleThreaded', '-p', 'tsconfig.json'], {
    cwd: project,
    encoding: 'utf8',
  });
  expect(stdout).toBe('');
  expect(status).toBe(0);
});
