// Proves that an answer is written whole or not at all, and that what cannot be written is known beforehand.
import { readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { scratch } from './testing/binary.js';
import { checkWritable, saveText } from './written-file.js';

const here = scratch();
afterAll(() => here.remove());

test('a new text takes the place of the old one, also behind a link, and leaves nothing beside it', () => {
  writeFileSync(here.in('old.csv'), 'old');
  symlinkSync(here.in('old.csv'), here.in('link.csv'));
  saveText(here.in('link.csv'), 'new');
  expect(readFileSync(here.in('old.csv'), 'utf8')).toBe('new');
  expect(readdirSync(here.folder).sort()).toEqual(['link.csv', 'old.csv']);
});

// A device or a pipe cannot be replaced: the text goes into it.
test('what is no ordinary file is written to, and stays what it is', () => {
  saveText('/dev/null', 'new');
  expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
});

// Half a CSV looks like a whole one.
test('where writing fails, the old text stays', () => {
  writeFileSync(here.in('kept.csv'), 'old');
  expect(() => saveText(here.in('kept.csv'), { toString: () => 'no text' } as string)).toThrow('kept.csv cannot be written: ');
  expect(readFileSync(here.in('kept.csv'), 'utf8')).toBe('old');
  expect(readdirSync(here.folder)).not.toContainEqual(expect.stringContaining('part'));
});

test.each([
  ['nowhere/a.csv', 'its folder is not there'],
  ['.', 'it is a folder'],
  ['kept.csv/a.csv', 'a part of its path is no folder'],
])('%s is refused beforehand', (file, why) => {
  writeFileSync(here.in('kept.csv'), '');
  expect(() => checkWritable([undefined, '-', here.in(file)])).toThrow(`cannot be written: ${why}.`);
});

test('an answer takes the place of no other answer and of nothing that is read, under whichever name', () => {
  writeFileSync(here.in('shop.yaml'), 'scenario');
  symlinkSync(here.in('shop.yaml'), here.in('other-name.yaml'));
  const reads = [here.in('shop.yaml')];
  for (const name of ['shop.yaml', './shop.yaml', 'other-name.yaml'])
    expect(() => checkWritable([here.in(name)], reads), name).toThrow('cannot be written: the command reads it.');
  expect(() => checkWritable([here.in('a.csv'), undefined, here.in('a.csv')])).toThrow(
    'a.csv cannot be written: two answers would go there.',
  );
  expect(() => checkWritable(['-', '-'])).toThrow('Standard output cannot be written: two answers would go there.');
  expect(() => checkWritable(['/dev/null', '/dev/null', here.in('a.csv'), '-'], reads)).not.toThrow();
});
