/** The test command ends with a failure whenever anything failed, and its last line counts what ran. */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureSystemPackages, missingFrom } from './check/system-packages.mjs';
import { type House, openHouse, play } from './testing/house.js';

describe('with filters', () => {
  let house: House;
  beforeAll(() => {
    house = openHouse('test.mjs', 'check');
    house.lendPackages();
    house.put('package.json', '{ "type": "module" }');
    house.put(
      'good.test.ts',
      "import { expect, test } from 'vitest';\ntest('a', () => expect(1).toBe(1));\ntest('b', () => expect(2).toBe(2));\n",
    );
    house.put('bad.test.ts', "import { expect, test } from 'vitest';\ntest('c', () => expect(1).toBe(2));\n");
    house.put('broken.test.ts', "import './nowhere.js';\n");
    const count = "import { expect, test } from 'vitest';\ntest('d', () => expect(process.env['SIGNALBOX_NIGHTLY']).toBe('1'));\n";
    house.put('night.test.ts', count);
  });
  afterAll(() => house.close());

  const testing = async (...args: string[]): Promise<{ code: number | null; last: string | undefined }> => {
    const { code, stdout } = await play([process.execPath, join(house.path, 'scripts/test.mjs'), ...args], house.path);
    return { code, last: stdout.trimEnd().split('\n').at(-1) };
  };

  test('passing tests are counted', async () => {
    expect(await testing('good')).toEqual({ code: 0, last: '2 passed, 0 failed' });
  });

  test('a failing test fails the command', async () => {
    expect(await testing('good', 'bad')).toEqual({ code: 1, last: '2 passed, 1 failed' });
  });

  test('a file that cannot be loaded counts as a failure', async () => {
    expect(await testing('good', 'broken')).toEqual({ code: 1, last: '2 passed, 1 failed' });
  });

  test('a filter that matches nothing fails, because nothing was tested', async () => {
    expect(await testing('no-such-file')).toEqual({ code: 1, last: '0 passed, 1 failed' });
  });

  test('--nightly reaches the tests', async () => {
    expect(await testing('--nightly', 'night')).toEqual({ code: 0, last: '1 passed, 0 failed' });
    expect((await testing('night')).code).toBe(1);
  });
});

describe('system packages', () => {
  const row = { command: 'signalbox-no-such-command', package: 'no-such-package', why: 'this test asks for it' };

  test('a command is found on the PATH only if it may be run', () => {
    const house = openHouse();
    try {
      const bin = join(house.path, 'bin');
      mkdirSync(bin);
      writeFileSync(join(bin, row.command), '#!/bin/sh\n');
      expect(missingFrom([row], bin)).toEqual(process.platform === 'win32' ? [] : [row]);
      chmodSync(join(bin, row.command), 0o755);
      expect(missingFrom([row], `/nowhere:${bin}`)).toEqual([]);
    } finally {
      house.close();
    }
  });

  test('what is missing is installed, or named with its reason; it is never skipped', async () => {
    const asked: string[] = [];
    const run = async (command: string[]): Promise<number> => {
      asked.push(command.join(' '));
      return 0;
    };
    // Whoever may install is told that the command is missing even so; whoever may not is told what to install.
    await expect(ensureSystemPackages(run, [row])).rejects.toThrow(/no-such-package|no-such-command/);
    for (const command of asked) expect(command).toMatch(/apt-get -q -y (update|install --no-install-recommends no-such-package)$/);
  });

  test('an apt-get that fails is reported with what is still missing', async () => {
    await expect(ensureSystemPackages(async () => 100, [row])).rejects.toThrow('no-such-package: this test asks for it');
  });

  test('nothing is run when nothing is missing', async () => {
    const run = (): never => {
      throw new Error('nothing was missing');
    };
    await expect(ensureSystemPackages(run, [{ ...row, command: 'sh' }])).resolves.toBeUndefined();
  });
});
