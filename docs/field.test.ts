/** Every failure on the page of field reports has a test that carries its number, and no test carries a number the page does not have. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

test('F1 to F25 are each in the title of a test', () => {
  const page = readFileSync(new URL('field.md', import.meta.url), 'utf8');
  const reported = [...page.matchAll(/^\| (F\d+) \|/gm)].map(([, number]) => number as string);
  expect(reported).toEqual(Array.from({ length: 25 }, (_, i) => `F${i + 1}`));
  const files = ['engine', 'adapters', 'simulations', 'cli'].flatMap((room) => {
    const folder = fileURLToPath(new URL(`../${room}/`, import.meta.url));
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    return names.filter((name) => name.endsWith('.test.ts') && !name.includes('node_modules')).map((name) => `${folder}${name}`);
  });
  const titles = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\btest(?:\.\w+)?\(\s*['"`]((?:F\d+ )+)/g)].map(([, numbers]) => numbers as string),
  );
  const named = new Set(titles.flatMap((numbers) => numbers.trim().split(' ')));
  expect([...named].filter((number) => !reported.includes(number))).toEqual([]);
  expect(reported.filter((number) => !named.has(number))).toEqual([]);
});
