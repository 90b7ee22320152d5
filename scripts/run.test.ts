/** The command line of a checkout is what its sources say, and behaves like the program itself: same folder, arguments, exit code and signals. */
import { chmodSync, existsSync, lchownSync, mkdirSync, readdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Ended, type House, openHouse, play } from './testing/house.js';

const MAIN = `
import { answer } from 'conditional';
const [what] = process.argv.slice(2);
if (what === 'show') console.log(JSON.stringify({ cwd: process.cwd(), args: process.argv.slice(2), answer }));
else if (what === 'wait') {
  process.on('SIGTERM', () => { console.log('told to stop'); process.exit(5); });
  setInterval((): void => undefined, 1000);
  console.log('waiting');
} else if (what === 'die') process.kill(process.pid, 'SIGKILL');
else process.exitCode = Number(what);
`;

let house: House;
const run = (house: House, ...args: string[]): [string, ...string[]] => [process.execPath, join(house.path, 'scripts/run.mjs'), ...args];

beforeAll(() => {
  house = openHouse('run.mjs', 'started-by.mjs', 'packaging');
  house.lendPackages();
  house.put('package.json', '{ "type": "module", "imports": {} }');
  house.put('tsconfig.json', '{ "compilerOptions": { "module": "nodenext" } }');
  house.put('cli/main.ts', MAIN);
  house.put(
    'cli/node_modules/conditional/package.json',
    '{ "name": "conditional", "type": "module", "exports": { "signalbox-source": "./source.js", "default": "./built.js" } }',
  );
  house.put('cli/node_modules/conditional/source.js', "export const answer = 'source';");
  house.put('cli/node_modules/conditional/built.js', "export const answer = 'built';");
});

afterAll(() => house.close());

test("it keeps the caller's folder and arguments, and takes packages from their sources", async () => {
  const elsewhere = join(house.path, 'else where');
  mkdirSync(elsewhere);
  const { stdout, code } = await play(run(house, 'show', '--plan', 'my plan.yaml'), elsewhere);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toEqual({ cwd: elsewhere, args: ['show', '--plan', 'my plan.yaml'], answer: 'source' });
});

test('a change to the sources is in the next start', async () => {
  const shown = async (): Promise<string> => (await play(run(house, 'show'), house.path)).stdout;
  expect(await shown()).not.toContain('changed');
  house.put('cli/main.ts', MAIN.replace('answer }))', "answer: 'changed' }))"));
  expect(await shown()).toContain('changed');
  house.put('cli/main.ts', MAIN);
  expect(await shown()).not.toContain('changed');
});

test('it ends with the exit code of the program', async () => {
  expect((await play(run(house, '7'), house.path)).code).toBe(7);
});

test('it passes a signal on and waits for the program to finish', async () => {
  let told = false;
  const { stdout, code } = await play(run(house, 'wait'), house.path, (output, kill) => {
    if (told || !output.includes('waiting')) return;
    told = true;
    kill('SIGTERM');
  });
  expect(stdout).toContain('told to stop');
  expect(code).toBe(5);
});

test('where npm starts it, files are looked for in the folder npm was asked from', async () => {
  const elsewhere = join(house.path, 'asked from here');
  mkdirSync(elsewhere);
  house.put(
    'package.json',
    '{ "type": "module", "imports": {}, "scripts": { "signalbox": "node scripts/run.mjs", "start": "node scripts/run.mjs" } }',
  );
  const cwdOf = async (script: string): Promise<unknown> => {
    const { stdout } = await play(['npm', '--prefix', house.path, 'run', '-s', script, '--', 'show'], elsewhere);
    return (JSON.parse(stdout) as { readonly cwd: string }).cwd;
  };
  expect(await cwdOf('signalbox')).toBe(elsewhere);
  expect(await cwdOf('start')).toBe(house.path);
});

// `kill` of npm reaches the shell between, `kill -9` not even that: a demo would go on unseen, its journal locked.
test.each(['SIGTERM', 'SIGKILL'] as const)('what npm has started ends when %s ends npm alone', async (signal) => {
  let told = false;
  const { stdout } = await play(['npm', '--prefix', house.path, 'run', '-s', 'start', '--', 'wait'], house.path, (output, kill) => {
    if (told || !output.includes('waiting')) return;
    told = true;
    kill(signal);
  });
  expect(stdout).toContain('told to stop');
});

test('a program that dies by a signal makes it die by the same', async () => {
  expect((await play(run(house, 'die'), house.path)).signal).toBe('SIGKILL');
});

test('without installed packages it says what to do', async () => {
  const bare = openHouse('run.mjs', 'started-by.mjs', 'packaging');
  try {
    const { code, stderr } = await play(run(bare, 'show'), bare.path);
    expect(code).toBe(1);
    expect(stderr).toContain('npm ci');
  } finally {
    bare.close();
  }
});

// Root may write everywhere: as root, the house is given to somebody else and the program started without root's powers.
describe('in a project that may be read but not written', () => {
  const uid = userInfo().uid;
  const isRoot = uid === 0;
  const temporary = (): string => join(house.path, 'temporary');
  const everything = (): readonly string[] => ['', ...(readdirSync(house.path, { recursive: true }) as string[])];
  const started = (): Promise<Ended> => {
    const [program, ...args] = run(house, 'show');
    const as = isRoot ? ['setpriv', '--bounding-set=-all', '--inh-caps=-all'] : [];
    return play(['env', `TMPDIR=${temporary()}`, ...as, program, ...args], tmpdir());
  };
  const lock = (): void => {
    for (const file of everything()) {
      const path = join(house.path, file);
      if (isRoot) lchownSync(path, 65_534, 65_534);
      if (['', 'var', 'var/command-line'].includes(file)) chmodSync(path, 0o555);
    }
  };
  const unlock = (): void => {
    for (const file of everything()) {
      if (isRoot) lchownSync(join(house.path, file), 0, 0);
      if (['', 'var', 'var/command-line'].includes(file)) chmodSync(join(house.path, file), 0o755);
    }
  };
  const place = (): string => join(temporary(), `signalbox-${uid}`);
  afterEach(() => {
    unlock();
    rmSync(temporary(), { recursive: true, force: true });
  });

  test.each(['built', 'not built'])(
    "it is built in a folder of this user's alone, where its owner has %s it, and found there",
    async (what) => {
      rmSync(join(house.path, 'var'), { recursive: true, force: true });
      if (what === 'built') expect((await play(run(house, 'show'), house.path)).code).toBe(0);
      mkdirSync(temporary());
      lock();
      if (isRoot) lchownSync(temporary(), 0, 0);
      for (let twice = 0; twice < 2; twice++)
        expect(await started()).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining('source') });
      // Whoever is not root is the owner here, and starts what is built already.
      if (isRoot || what === 'not built') expect(statSync(place()).mode & 0o777).toBe(0o700);
      expect(existsSync(join(house.path, 'var'))).toBe(what === 'built');
    },
  );

  test('a folder of that name that is open to others, or leads elsewhere, is not built in', async () => {
    rmSync(join(house.path, 'var'), { recursive: true, force: true });
    mkdirSync(join(temporary(), 'elsewhere'), { recursive: true, mode: 0o700 });
    lock();
    if (isRoot) for (const file of ['temporary', 'temporary/elsewhere']) lchownSync(join(house.path, file), 0, 0);
    for (const make of [() => mkdirSync(place()), () => symlinkSync('elsewhere', place())]) {
      make();
      expect(await started()).toMatchObject({ code: 1, stderr: expect.stringContaining('is not a folder of yours alone') });
      expect(readdirSync(place())).toEqual([]);
      rmSync(place(), { recursive: true });
    }
  });
});
