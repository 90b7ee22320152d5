/** The command line of a checkout is what its sources say, and behaves like the program itself: same folder, arguments, exit code and signals. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type House, openHouse, play } from './testing/house.js';

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
