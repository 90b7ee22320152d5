// Proves that the command line says what it can do, names what was mistyped, and ends with the code of its table.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { EXIT, EXIT_MEANINGS } from './exit-codes.js';
import { commandLine } from './program.js';
import { signalbox } from './testing/binary.js';

/** What a command says when asked for help. */
function helpOf(name: string): string {
  const parts: string[] = [];
  const command = commandLine().commands.find((one) => one.name() === name);
  command?.configureOutput({ writeOut: (part) => parts.push(part) });
  command?.outputHelp();
  return parts.join('');
}

const NAMES = commandLine().commands.map((command) => command.name());

test('every file of commands is on the command line', () => {
  const files = readdirSync(new URL('./commands/', import.meta.url)).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  const written = files.map((file) => file.slice(0, -'.ts'.length)).filter((name) => name !== 'options');
  expect([...NAMES].sort()).toEqual(written.sort());
});

describe.each(NAMES)('%s', (name) => {
  test('--help shows an example, and there is --json for machines', () => {
    expect(helpOf(name)).toMatch(/example:\n\s+(\$ )?.*/i);
    expect(helpOf(name)).toContain(`signalbox ${name}`);
    expect(helpOf(name)).toContain('--json');
  });
});

test('the version is that of the package, and help lists every exit code', async () => {
  const version = await signalbox(['--version']);
  expect(version).toMatchObject({ code: EXIT.ok, stderr: '' });
  expect(version.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  const { stdout, code } = await signalbox(['--help']);
  expect(code).toBe(EXIT.ok);
  for (const exit of Object.values(EXIT)) expect(stdout).toMatch(new RegExp(`^ +${exit} `, 'm'));
});

test('started from its sources, as from a clone, it says the same as built', async () => {
  const help = await signalbox(['--help'], { fromSources: true });
  expect(help).toEqual(await signalbox(['--help']));
  expect(help.code).toBe(EXIT.ok);
});

test('the page of the command line prints the same table, and names every command', () => {
  const page = readFileSync(new URL('../docs/cli.md', import.meta.url), 'utf8');
  for (const [code, meaning] of EXIT_MEANINGS) expect(page).toContain(`| ${code} | ${meaning} |`);
  for (const name of NAMES) expect(page).toMatch(new RegExp(`^\\| (\\[)?\`${name}\``, 'm'));
});

test('without a command the help is printed, as an error', async () => {
  const { code, stdout, stderr } = await signalbox([]);
  expect(code).toBe(EXIT.usage);
  expect(stdout).toBe('');
  expect(stderr).toContain('Usage: signalbox');
});

test('an unknown command is answered with the nearest one', async () => {
  const { code, stderr } = await signalbox(['verfy', 'var']);
  expect(code).toBe(EXIT.usage);
  expect(stderr).toBe("USAGE  Unknown command 'verfy'.\n       Did you mean verify? Add --help to see how it is written.\n");
});

test('an unknown option, and for machines, as JSON', async () => {
  const { code, stdout, stderr } = await signalbox(['report', '--intervall', '15m', '--json']);
  expect(code).toBe(EXIT.usage);
  expect(stdout).toBe('');
  expect(JSON.parse(stderr)).toEqual({
    ok: false,
    code: 'USAGE',
    message: "Unknown option '--intervall'.",
    next: expect.stringContaining('Did you mean --interval?'),
  });
});

test('no failure prints a stack, unless asked', async () => {
  const plain = await signalbox(['verify', 'no-such-folder']);
  expect(plain.code).toBe(EXIT.cannotStart);
  expect(plain.stderr).toBe(
    'JOURNAL_MISSING  There is no journal in no-such-folder.\n                 Give the folder that a router was started with.\n',
  );
  const { stderr } = await signalbox(['verify', 'no-such-folder', '--debug']);
  expect(stderr).toMatch(/JOURNAL_MISSING[\s\S]*\n +at /);
});
