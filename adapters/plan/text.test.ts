/** Proves that a text is read as it stands, that every place in it is found again, and that hostile texts end in a problem. */
import { expect, test } from 'vitest';
import { formatProblem } from './located-problem.js';
import type { LocatedProblem } from './position.js';
import { readText } from './text.js';

const TEXT = `plan: shop
hubs:
  lisbon: &l
    languages: [fr,
      pt]
  porto: *l
queues: { orders: { channels: [voice, "chat"] } }
`;
const where = (path: (string | number)[], at: 'key' | 'value' = 'value'): [number, number] => {
  const { line, column } = readText(TEXT, 'shop.yaml', 'plan').locate(path, at);
  return [line, column];
};

// A plain value is found where it begins, a mapping or list at its key, a mistaken key at itself, also through an alias.
test('places', () => {
  expect(where(['plan'])).toEqual([1, 7]);
  expect(where(['plan'], 'key')).toEqual([1, 1]);
  expect(where(['hubs', 'lisbon'])).toEqual([3, 3]);
  expect(where(['hubs', 'lisbon', 'languages', 1])).toEqual([5, 7]);
  expect(where(['hubs', 'porto'])).toEqual([6, 3]);
  expect(where(['hubs', 'porto', 'languages', 0])).toEqual([4, 17]);
  expect(where(['queues', 'orders', 'channels', 1])).toEqual([7, 39]);
});

// What is not there is told at what should hold it.
test('places of what is missing', () => {
  expect(where(['queues', 'orders', 'home'])).toEqual([7, 11]);
  expect(where(['hubs', 'lisbon', 'languages', 7])).toEqual([4, 5]);
  expect(where(['tenants', 0])).toEqual([1, 1]);
});

// JSON is read the same way, whatever it is indented with.
test('JSON', () => {
  const text = readText('{\n\t"plan": "shop",\n\t"languages": ["fr",\n\t\t"pt"]\n}', 'shop.json', 'plan');
  expect(text.value).toEqual({ plan: 'shop', languages: ['fr', 'pt'] });
  expect(text.locate(['languages', 1], 'value')).toEqual({ line: 4, column: 3 });
});

// Countries, times and dates stay what they look like: no is Norwegian, 08:00 a time, 2026-12-25 a date.
test('no surprises of YAML 1.1', () => {
  expect(readText('a: [no, NO, 08:00, 2026-12-25, 1_000, off]', 'x', 'plan').value).toEqual({
    a: ['no', 'NO', '08:00', '2026-12-25', '1_000', 'off'],
  });
});

// What is not well formed has a place and no value.
test.each([
  ['a: [1', 1],
  ['a: 1\na: 2', 2],
  ['a: 1\n---\nb: 2', 2],
  ['a: b: c', 1],
  ['a: *nowhere', 1],
  ['a: !own 1', 1],
  ['a:\n\t- 1', 2],
])('%j is not well formed', (text, line) => {
  const read = readText(text, 'x.yaml', 'plan');
  expect(read.value).toBeUndefined();
  expect(read.problems[0]).toMatchObject({ code: 'YAML_INVALID', file: 'x.yaml', line });
});

// Aliases that multiply end in a problem, not in memory; a value that holds itself is a value.
test('aliases', () => {
  const bomb = [
    'a: &a [x, x, x, x, x, x, x, x, x]',
    ...'bcdefghi'.split('').map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[index]}`)}]`),
  ].join('\n');
  expect(readText(bomb, 'x.yaml', 'plan').problems[0]?.code).toBe('YAML_INVALID');
  expect(readText('a: &a [*a]', 'x.yaml', 'plan').problems).toEqual([]);
});

// Merge keys: what is merged is there unless it is written; each place is found where it stands, also through a merge.
test('merge keys', () => {
  const merged = `base: &b { open: yes,\n  agents: 2 }\nmore: &m { <<: *b, agents: 3 }\nlate:\n  <<: [*m, *b]\n  hours: 1\n`;
  const text = readText(merged, 'x.yaml', 'plan');
  expect(text.value).toMatchObject({ more: { open: 'yes', agents: 3 }, late: { open: 'yes', agents: 3, hours: 1 } });
  expect(text.locate(['late', 'hours'], 'value')).toEqual({ line: 6, column: 10 });
  expect(text.locate(['late', 'agents'], 'value')).toEqual({ line: 3, column: 28 });
  expect(text.locate(['late', 'open'], 'key')).toEqual({ line: 1, column: 12 });
});

test.each([
  ['a: 1\nb: { <<: 3 }', 2, 'takes a mapping'],
  ['a: &a\n  b: &b { <<: *a }', 2, 'holds it'],
  [
    `m0: &m0 { a: 1 }\n${Array.from({ length: 20 }, (_, n) => `m${n + 1}: &m${n + 1} { <<: [${`*m${n},`.repeat(9)}] }`).join('\n')}`,
    7,
    'more than',
  ],
])('%j cannot be merged', (text, line, says) => {
  const [found] = readText(text, 'x.yaml', 'plan').problems;
  expect(found).toMatchObject({ code: 'YAML_INVALID', line });
  expect(found?.message).toContain(says);
});

// A problem prints as one line an editor understands, the line of the file with a caret, and what to do.
test('printed', () => {
  const found = (excerpt: string, column: number): LocatedProblem => ({
    code: 'NAME_UNKNOWN',
    severity: 'error',
    of: 'plan',
    path: [],
    at: 'value',
    message: 'There is no hub lisbn; did you mean lisbon?',
    next: 'Name one of: lisbon.',
    nearest: 'lisbon',
    file: 'shop.yaml',
    line: 7,
    column,
    excerpt,
  });
  expect(formatProblem(found('  home: [lisbn]', 10))).toBe(
    `shop.yaml:7:10: error NAME_UNKNOWN There is no hub lisbn; did you mean lisbon?\n      home: [lisbn]\n             ^\n    Name one of: lisbon.`,
  );
  expect(formatProblem(found('\t\thome: x', 9)).split('\n')[2]).toBe('    \t\t      ^');
  const [, shown = '', caret = ''] = formatProblem(found(`${'x'.repeat(300)}HERE${'y'.repeat(300)}`, 301)).split('\n');
  expect(shown.length).toBeLessThan(130);
  expect(shown.slice(caret.indexOf('^')).startsWith('HERE')).toBe(true);
  expect(formatProblem(found('', 1)).split('\n')).toHaveLength(2);
});
