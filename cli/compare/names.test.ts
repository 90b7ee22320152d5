// The scenarios of a comparison have names that differ, and are no longer than they have to be.
import { sep } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { namesOf } from './names.js';

const run = (file: string, name: string) => ({ file: file.replaceAll('/', sep), trial: { name } });

test.each([
  ['names that differ', [run('/x/a.yaml', 'one'), run('/x/b.yaml', 'two')], ['one', 'two']],
  ['a copy in another file', [run('/x/a.yaml', 'one'), run('/x/b.yaml', 'one')], ['a.yaml', 'b.yaml']],
  ['a copy in another folder', [run('/x/old/a.yaml', 'one'), run('/x/new/a.yaml', 'one')], [`old${sep}a.yaml`, `new${sep}a.yaml`]],
  ['the end of another name is no part of a path', [run('a.yaml', 'one'), run('x/aa.yaml', 'one')], ['a.yaml', 'aa.yaml']],
  ['the same file again', [run('/x/a.yaml', 'one'), run('/x/a.yaml', 'one')], ['one', 'one (2)']],
  [
    'the same file again beside a copy',
    [run('a.yaml', 'one'), run('x/a.yaml', 'one'), run('a.yaml', 'one')],
    ['a.yaml', `x${sep}a.yaml`, 'a.yaml (2)'],
  ],
])('%s', (_, runs, names) => {
  expect(namesOf(runs)).toEqual(names);
});

test('whatever the files are called, no two have one name', () => {
  const part = fc.constantFrom('a', 'b', 'aa');
  const file = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'));
  fc.assert(
    fc.property(fc.array(file, { minLength: 1, maxLength: 5 }), (files) => {
      const names = namesOf(files.map((one) => run(one, 'one')));
      expect(new Set(names).size).toBe(files.length);
    }),
    { seed: 1, numRuns: 500 },
  );
});
