/** The sources keep the house rules: nothing in the deciding code can differ between two runs, and no file is too long, unfinished or named for nothing. */
import { describe, expect, test } from 'vitest';
import { bannedIn, GLOBALS, MATH, MEMBERS, SERIALISING } from './sources/banned.js';
import { isProduct, type Source, sources } from './sources/files.js';
import { type Finding, told } from './sources/finding.js';
import { emptyNamesIn } from './sources/names.js';
import { LINES_MAX, overlong, unfitTextIn, unspokenIn } from './sources/text.js';

const WORKSPACES = ['engine', 'adapters', 'simulations', 'bench', 'cli'];
const CODE = ['.ts', '.mjs', '.cjs', '.js', '.css', '.html'];
const code = [...WORKSPACES, 'scripts', 'docs'].flatMap((folder) => sources(folder, CODE));
const prose = [...WORKSPACES, 'docs'].flatMap((folder) => sources(folder, ['.md', '.yaml', '.yml', '.json']));

/** Rooms that decide, and the parts of the journal that turn decisions into bytes and back. */
const DECIDES = /^engine\/(domain|lifecycle|core|routing)\/|^engine\/journal\/(codec|record|upcast)/;
/** The state hash is asked for beside the step, never inside it; the written form keys what is shared and compares plans. */
const STEP = /^engine\/(core|routing)\/(?!state\/canonical(-text)?\.ts$)/;

const list = (findings: readonly Finding[]): string[] => findings.map(told);

describe('the sources', () => {
  test('nothing in the deciding code can differ between two runs or two machines', () => {
    const deciding = code.filter((source) => DECIDES.test(source.path) && isProduct(source));
    expect(deciding.length).toBeGreaterThan(20);
    expect(list(deciding.flatMap((source) => bannedIn(source, { step: STEP.test(source.path) })))).toEqual([]);
  });

  test('no file or exported name says only that it helps or manages', () => {
    expect(list(code.flatMap(emptyNamesIn))).toEqual([]);
  });

  test(`no source is longer than ${LINES_MAX} lines`, () => {
    expect(list(code.flatMap(overlong))).toEqual([]);
  });

  test('each test file begins by saying what it proves', () => {
    expect(code.filter(({ path }) => path.endsWith('.test.ts')).length).toBeGreaterThan(250);
    expect(list(code.flatMap(unspokenIn))).toEqual([]);
  });

  test('nothing is left unfinished and no path belongs to one machine', () => {
    expect(list([...code, ...prose].flatMap(unfitTextIn))).toEqual([]);
  });

  test('each decision has a number of its own, which pages name it by', () => {
    const numbers = prose.flatMap(({ path }) => /^docs\/decisions\/(\d{4})-/.exec(path)?.[1] ?? []);
    expect(numbers.length).toBeGreaterThan(40);
    expect(numbers.filter((number, at) => numbers.indexOf(number) !== at)).toEqual([]);
  });
});

describe('each rule is able to fail', () => {
  const sample = (text: string): Source => ({ path: 'engine/core/sample.ts', text });
  const wordsIn = (text: string, step = false): string[] => bannedIn(sample(text), { step }).map(({ word }) => word);

  test.each(Object.keys(GLOBALS))('%s is caught as a value, as a type and in shorthand', (word) => {
    expect(wordsIn(`export const x = ${word};`)).toEqual([word]);
    expect(wordsIn(`export type X = ${word};`)).toEqual([word]);
    expect(wordsIn(`export const x = { ${word} };`)).toEqual([word]);
  });

  test.each(Object.keys(MATH))('Math.%s is caught, however it is reached', (member) => {
    expect(wordsIn(`export const x = Math.${member}(1);`)).toEqual([`Math.${member}`]);
    expect(wordsIn(`export const x = Math['${member}'](1);`)).toEqual([`Math.${member}`]);
    expect(wordsIn(`const { ${member} } = Math;`)).toEqual(['Math']);
  });

  test.each(Object.keys(MEMBERS))('.%s() is caught', (member) => {
    expect(wordsIn(`export const x = a.${member}(b);`)).toEqual([member]);
    expect(wordsIn(`export const x = a['${member}'](b);`)).toEqual([member]);
  });

  test('async, await and inexact powers are caught', () => {
    expect(wordsIn('export async function f() { await g(); }')).toEqual(['async', 'await']);
    expect(wordsIn('export const f = async () => 1;')).toEqual(['async']);
    expect(wordsIn('for await (const x of y) g(x);')).toEqual(['await']);
    expect(wordsIn('export const x = a ** b;')).toEqual(['**']);
    expect(wordsIn('x **= 3;')).toEqual(['**']);
  });

  test.each(SERIALISING)('%s is caught in the step and allowed in the codec', (word) => {
    expect(wordsIn(`export const x = ${word}.stringify(y);`, true)).toEqual([word]);
    expect(wordsIn(`export const x = ${word}.stringify(y);`, false)).toEqual([]);
  });

  test('comments, strings, members and exact arithmetic of the same spelling are lawful', () => {
    const lawful = `
      // new Date(), Math.random(), process.exit(), await
      /** performance.now() */
      export interface Row { readonly Date: number; process(): void }
      export const text = 'Date Math.random() await JSON.stringify' + \`console\`;
      export const row = { process: 1, console: 2 };
      export const value = row.process + Math.floor(x) + Math.imul(1, 2) + Math.sqrt(4) + 2 ** 32 + 2 ** k;
      const { process: handling } = row;
    `;
    expect(wordsIn(lawful, true)).toEqual([]);
  });

  test('a finding names file, line, word and replacement', () => {
    expect(list(bannedIn(sample('\n\nexport const now = Date.now();'), { step: true }))).toEqual([
      'engine/core/sample.ts:3 Date: take the instant from the command (`atMs`)',
    ]);
  });

  test.each([
    ['OfferManager', 'export class OfferManager {}'],
    ['helperOf', 'export const helperOf = 1;'],
    ['DATE_UTILS', 'export const DATE_UTILS = 1;'],
    ['utils', "export * as utils from './x.js';"],
    ['Helpers', 'const x = 1;\nexport { x as Helpers };'],
    ['queueManager', 'export function queueManager() {}'],
    ['Util', 'export interface Util {}'],
  ])('the exported name %s is caught', (word, text) => {
    expect(emptyNamesIn(sample(text)).map((finding) => finding.word)).toEqual([word]);
  });

  test('a file named for nothing is caught, and utilise, manage or a private name is not', () => {
    expect(emptyNamesIn({ path: 'cli/date-utils.ts', text: '' }).map(({ word }) => word)).toEqual(['date-utils.ts']);
    expect(emptyNamesIn({ path: 'cli/utilised.ts', text: 'export const manage = 1; const helper = 2;' })).toEqual([]);
  });

  test.each(['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX'])('%s is caught', (word) => {
    expect(unfitTextIn(sample(`// ${word}: later`)).map((finding) => finding.word)).toEqual([word]);
  });

  test.each(['/ho' + 'me/ann/x', '/Us' + 'ers/ann', '/wo' + 'rk/main', '/t' + 'mp/a', '/ro' + 'ot/x'])(
    'the machine path %s is caught',
    (path) => {
      expect(unfitTextIn(sample(`const x = '${path}';`)).map((finding) => finding.word)).toEqual([path]);
      expect(unfitTextIn(sample(`see ./docs${path} and $HOME${path}`))).toEqual([]);
    },
  );

  test.each(['import x from "y";\n', '// Proves that\nimport x from "y";\n', '/** */\nconst x = 1;\n'])(
    'a test that says nothing is caught',
    (text) => {
      expect(unspokenIn({ path: 'cli/day.test.ts', text }).map(({ word }) => word)).toEqual(['no sentence']);
      expect(unspokenIn({ path: 'cli/day.ts', text })).toEqual([]);
    },
  );

  test.each(['// One owner.\n', '// A contact has\n// one owner.\n', '/** One owner. */\n', '/**\n * One\n * owner.\n */\n'])(
    'a test that begins with a sentence is lawful',
    (text) => {
      expect(unspokenIn({ path: 'cli/day.test.ts', text })).toEqual([]);
    },
  );

  test('a file one line too long is caught, and one at the limit is not', () => {
    expect(overlong(sample('x\n'.repeat(LINES_MAX)))).toEqual([]);
    expect(overlong(sample('x\n'.repeat(LINES_MAX + 1)))).toHaveLength(1);
  });
});
