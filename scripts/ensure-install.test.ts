/** From whatever an earlier install left behind, one command leads to the packages the lockfile names; when they are there, it does and says nothing. */
import { spawn } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { difference, nodeComplaint } from './ensure-install.mjs';
import { type Ended, type House, openHouse, play } from './testing/house.js';

let house: House;
beforeEach(() => {
  house = openHouse('ensure-install.mjs', 'started-by.mjs', 'packaging');
});
afterEach(() => house.close());

const until = async (so: () => boolean): Promise<void> => {
  while (!so()) await new Promise((resolve) => setTimeout(resolve, 20));
};
const alive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};
const ensure = (there = house): Promise<Ended> => play([process.execPath, join(there.path, 'scripts/ensure-install.mjs')], there.path);
const npm = async (cwd: string, ...args: string[]): Promise<void> => {
  const { code, stderr } = await play(['npm', ...args], cwd);
  if (code !== 0) throw new Error(stderr);
};

describe('in a project with a workspace and a packed dependency', () => {
  // npm takes a second each time, and would write the same for every test.
  let model: House;
  let installed: House;
  const copy = (from: House, to: House): void => cpSync(from.path, to.path, { recursive: true, verbatimSymlinks: true });
  beforeAll(async () => {
    model = openHouse('ensure-install.mjs', 'started-by.mjs', 'packaging');
    model.put('dep/package.json', '{ "name": "dep", "version": "1.2.3" }');
    await npm(model.path, 'pack', './dep', '--pack-destination', model.path);
    model.put(
      'package.json',
      '{ "name": "house", "private": true, "workspaces": ["room"], "dependencies": { "dep": "file:dep-1.2.3.tgz" } }',
    );
    model.put('room/package.json', '{ "name": "@house/room", "version": "1.0.0" }');
    await npm(model.path, 'install', '--package-lock-only', '--offline');
    installed = openHouse();
    copy(model, installed);
    expect(await ensure(installed)).toMatchObject({ code: 0 });
  });
  afterAll(() => {
    model.close();
    installed.close();
  });
  beforeEach(() => copy(model, house));

  /** Everything is there, until something is taken away again. */
  const haveInstalled = (): void => {
    copy(installed, house);
    expect(difference(house.path)).toBeUndefined();
  };

  const installedTwice = async (): Promise<void> => {
    const first = await ensure();
    expect(first.code, first.stderr).toBe(0);
    expect(first.stderr).toContain('Installing the packages of package-lock.json');
    expect(JSON.parse(readFileSync(join(house.path, 'node_modules/dep/package.json'), 'utf8'))).toMatchObject({ version: '1.2.3' });
    expect(existsSync(join(house.path, 'node_modules/@house/room/package.json'))).toBe(true);
    expect(await ensure()).toMatchObject({ code: 0, stdout: '', stderr: '' });
  };

  test('it installs once and is then silent', installedTwice);

  test.each([
    ['the record npm writes last', 'node_modules/.package-lock.json'],
    ['a package folder', 'node_modules/dep'],
    ["a package's manifest", 'node_modules/dep/package.json'],
    ['a workspace link', 'node_modules/@house/room'],
  ])('an install killed before it wrote %s is repeated', async (_, lost) => {
    haveInstalled();
    rmSync(join(house.path, lost), { recursive: true });
    await installedTwice();
  });

  test('a half-written record is repeated too', async () => {
    haveInstalled();
    house.put('node_modules/.package-lock.json', '{ "packages": {');
    await installedTwice();
  });

  test('the lock of a killed install does not stop the next', async () => {
    const { stdout } = await play([process.execPath, '-p', 'process.pid'], house.path);
    house.put('var/install.lock', stdout.trim());
    await installedTwice();
    expect(existsSync(join(house.path, 'var/install.lock'))).toBe(false);
  });

  test('of two commands started together one installs and the other waits', async () => {
    const both = await Promise.all([ensure(), ensure()]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(both.filter(({ stderr }) => stderr.includes('Installed.'))).toHaveLength(1);
    expect(statSync(join(house.path, 'node_modules/dep')).isDirectory()).toBe(true);
  });

  test.skipIf(process.platform === 'win32')('an install ends when the shell that npm put before it is ended', async () => {
    house.put(
      'wait.mjs',
      `import { writeFileSync } from 'node:fs'; writeFileSync('waiting.txt', String(process.pid)); setInterval(() => {}, 1_000);`,
    );
    const file = join(house.path, 'package.json');
    house.put('package.json', JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), scripts: { preinstall: 'node wait.mjs' } }));
    const shell = spawn('sh', ['-c', `"${process.execPath}" scripts/ensure-install.mjs; true`], { cwd: house.path, stdio: 'ignore' });
    const waiting = join(house.path, 'waiting.txt');
    const pid = (): number => (existsSync(waiting) ? Number(readFileSync(waiting, 'utf8')) : 0);
    await until(() => pid() > 0);
    shell.kill('SIGTERM');
    await until(() => !alive(pid()));
    await until(() => !existsSync(join(house.path, 'var/install.lock')));
  });

  // Root may write everywhere: as root, the house is given to somebody else and the command started without root's powers.
  test.skipIf(process.platform === 'win32')(
    'in a clone that may not be written it says what to do, and packages that are there will do',
    async () => {
      const isRoot = userInfo().uid === 0;
      const asOther = (): Promise<Ended> => {
        const without = isRoot ? ['setpriv', '--bounding-set=-all', '--inh-caps=-all'] : [];
        return play(['env', ...without, process.execPath, join(house.path, 'scripts/ensure-install.mjs')], house.path);
      };
      if (isRoot) chownSync(house.path, 65_534, 65_534);
      chmodSync(house.path, 0o555);
      try {
        const { code, stderr } = await asOther();
        expect([code, stderr.split('\n')[0]]).toEqual([
          1,
          `The packages have to be installed (nothing is installed yet, or an install was interrupted), and you may not write to ${house.path}.`,
        ]);
        expect(stderr).toContain('npm ci');
        chmodSync(house.path, 0o755);
        haveInstalled();
        if (isRoot) chownSync(house.path, 65_534, 65_534);
        chmodSync(house.path, 0o555);
        expect(await asOther()).toMatchObject({ code: 0, stdout: '', stderr: '' });
      } finally {
        chmodSync(house.path, 0o755);
      }
    },
  );

  test("a failing install ends with npm's words and what happens next", async () => {
    house.put('package.json', '{ "name": "house", "private": true, "dependencies": { "dep": "file:elsewhere.tgz" } }');
    const { code, stderr } = await ensure();
    expect(code).toBe(1);
    expect(stderr).toContain('elsewhere.tgz');
    expect(stderr).toContain('the next command tries again');
  });
});

describe('platform packages', () => {
  const linux = { os: 'linux', cpu: 'x64', libc: 'glibc' };
  const missing = (entry: object): string | undefined => {
    house.put('package-lock.json', JSON.stringify({ packages: { '': {}, 'node_modules/part': { version: '1.0.0', ...entry } } }));
    house.put('node_modules/.package-lock.json', JSON.stringify({ packages: {} }));
    return difference(house.path, linux as never);
  };

  test.each([
    ['another system', { optional: true, os: ['darwin'] }],
    ['another processor', { optional: true, os: ['linux'], cpu: ['arm64'] }],
    ['another C library', { optional: true, os: ['linux'], cpu: ['x64'], libc: ['musl'] }],
    ['any system but this', { optional: true, os: ['!linux'] }],
    ['the sake of such a package only', { optional: true }],
  ])('one made for %s may be missing', (_, entry) => {
    expect(missing(entry)).toBeUndefined();
  });

  test.each([
    ['made for this machine', { optional: true, os: ['linux'], cpu: ['x64'], libc: ['glibc'] }],
    ['made for any system but another', { optional: true, os: ['!win32'] }],
    ['that is not optional', { os: ['darwin'] }],
  ])('one %s may not', (_, entry) => {
    expect(missing(entry)).toBe('node_modules/part is not installed');
  });
});

test('a Node that is too old is named with the one that is needed', () => {
  for (const good of ['20.19.0', '20.20.2', '22.0.0', '26.1.0']) expect(nodeComplaint(good)).toBeUndefined();
  for (const old of ['18.20.4', '20.18.3', '20.9.0']) expect(nodeComplaint(old)).toContain(`needs Node 20.19 or newer; this is ${old}`);
});
