// Proves that every link of a page to another page, a heading or a file of the project leads to one that is there, and that the front page leads to every page.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { root, sources } from '../scripts/sources/files.js';

const FRONT = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'bench/results.md'];
const pages = new Map([
  ...FRONT.map((path) => [path, readFileSync(join(root, path), 'utf8')] as const),
  ...sources('docs', ['.md']).map(({ path, text }) => [path, text] as const),
]);

/** A page without what is only shown: examples and code. */
const prose = (page: string): string => page.replace(/^```.*?^```/gms, '').replace(/`[^`\n]*`/g, '`');

/** Headings as they are linked to: in small letters, without marks, and with hyphens for blanks (as GitHub does). */
const anchorsOf = (page: string): ReadonlySet<string> =>
  new Set(
    [...page.replace(/^```.*?^```/gms, '').matchAll(/^#{1,6} (.+)$/gm)].map(([, title = '']) =>
      title
        .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );

const linksOf = (page: string): readonly string[] => [...prose(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, to = '']) => to);

/** Why a link from a page leads nowhere; `undefined`: it leads somewhere. */
function lost(from: string, to: string): string | undefined {
  if (/^[a-z]+:/.test(to)) return undefined;
  const [file = '', anchor] = to.split('#');
  const path = file === '' ? from : relative(root, join(root, dirname(from), file)).replaceAll('\\', '/');
  if (!existsSync(join(root, path))) return `${from}: there is no ${path}`;
  const page = pages.get(path);
  return anchor === undefined || page === undefined || anchorsOf(page).has(anchor)
    ? undefined
    : `${from}: ${path} has no heading #${anchor}`;
}

test('each link leads somewhere', () => {
  const links = [...pages].flatMap(([from, page]) => linksOf(page).map((to) => [from, to] as const));
  expect(links.length).toBeGreaterThan(200);
  expect(links.flatMap(([from, to]) => lost(from, to) ?? [])).toEqual([]);
});

test('each page is led to from the front page', () => {
  const led = new Set(linksOf(pages.get('README.md') ?? '').map((to) => to.split('#')[0]));
  const alone = [...pages.keys()].filter((path) => /^docs\/[^/]+\.md$/.test(path) && !led.has(path));
  expect(alone).toEqual([]);
});

test.each([
  ['nowhere.md', 'README.md: there is no nowhere.md'],
  ['docs/plan.md#nothing', 'README.md: docs/plan.md has no heading #nothing'],
  ['#nothing', 'README.md: README.md has no heading #nothing'],
  ['#embed-it', undefined],
  ['docs/architecture.md#the-command-line', undefined],
])('a link to %s', (to, said) => {
  expect(lost('README.md', to)).toBe(said);
});
