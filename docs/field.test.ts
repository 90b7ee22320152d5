/** Every failure and every operation on the two pages has a test that carries its number, and no test carries a number the pages lack. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/** The numbers a page lists, and those that titles of tests begin with. */
function numbersOf(page: string, letter: 'F' | 'R'): { readonly listed: readonly string[]; readonly named: ReadonlySet<string> } {
  const text = readFileSync(new URL(page, import.meta.url), 'utf8');
  const listed = [...text.matchAll(new RegExp(`^\\| (${letter}\\d+) \\|`, 'gm'))].map(([, number]) => number as string);
  const title = new RegExp(`\\btest(?:\\.\\w+)?\\(\\s*['"\`]((?:${letter}\\d+ )+)`, 'g');
  const files = ['engine', 'adapters', 'simulations', 'cli'].flatMap((room) => {
    const folder = fileURLToPath(new URL(`../${room}/`, import.meta.url));
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    return names.filter((name) => name.endsWith('.test.ts') && !name.includes('node_modules')).map((name) => `${folder}${name}`);
  });
  const titles = files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(title)].map(([, numbers]) => numbers as string));
  return { listed, named: new Set(titles.flatMap((numbers) => numbers.trim().split(' '))) };
}

test.each([
  ['field.md', 'F', 25],
  ['deployments.md', 'R', 14],
] as const)('%s lists %s1 to %d, and each begins the title of a test', (page, letter, count) => {
  const { listed, named } = numbersOf(page, letter);
  expect(listed).toEqual(Array.from({ length: count }, (_, i) => `${letter}${i + 1}`));
  expect([...named].filter((number) => !listed.includes(number))).toEqual([]);
  expect(listed.filter((number) => !named.has(number))).toEqual([]);
});
