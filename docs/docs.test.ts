/** Every example in README.md, CONTRIBUTING.md and docs/ that says `run` does run, and prints what the page says it prints. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root, type Source, sources } from '../scripts/sources/files.js';
import { brokenPromise, type Example, examplesOf } from './testing/example.js';
import { openPage } from './testing/page.js';

const front: Source[] = ['README.md', 'CONTRIBUTING.md']
  .filter((path) => existsSync(join(root, path)))
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

const pages = [...front, ...sources('docs', ['.md'])].map(({ path, text }) => ({ path, examples: named(path, text) }));

function named(path: string, text: string): ReturnType<typeof examplesOf> {
  try {
    return examplesOf(text);
  } catch (error) {
    throw new Error(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Runs one example and says what is wrong with it, or undefined. */
async function complaint(page: ReturnType<typeof openPage>, example: Example): Promise<string | undefined> {
  const { code, output } = await page.run(example);
  if (code !== 0) return `ended with ${code}:\n${output}`;
  const broken = brokenPromise(output, example.promises);
  return broken === undefined ? undefined : `promised the line "${broken}" but printed:\n${output}`;
}

describe.each(pages.filter(({ examples }) => examples.some(({ kind }) => kind === 'run')))('$path', ({ path, examples }) => {
  let page: ReturnType<typeof openPage>;
  beforeAll(() => {
    page = openPage();
  });
  afterAll(() => page.close());
  const placed = new Set<object>();
  for (const example of examples) {
    if (example.kind === 'run') {
      test(`${path}:${example.line} (${example.language}) runs as shown`, async () => {
        for (const file of examples) {
          if (file.kind !== 'file' || file.line > example.line || placed.has(file)) continue;
          page.put(file);
          placed.add(file);
        }
        const wrong = await complaint(page, example);
        if (wrong !== undefined) throw new Error(`${path}:${example.line} ${wrong}`);
      });
    }
  }
});

describe('the examples of a page', () => {
  const fence = '```';
  const pageOf = (...lines: string[]): string => lines.join('\n').replaceAll("'''", fence);

  async function complaints(markdown: string): Promise<(string | undefined)[]> {
    const page = openPage();
    try {
      const found: (string | undefined)[] = [];
      for (const example of examplesOf(markdown)) {
        if (example.kind === 'file') page.put(example);
        else found.push(await complaint(page, example));
      }
      return found;
    } finally {
      page.close();
    }
  }

  test('a TypeScript example finds the engine, and its output is compared', async () => {
    const text = pageOf(
      "'''ts run",
      "import * as engine from '@signalbox/engine';",
      'const count: number = Object.keys(engine).length;',
      "console.log(count > 0 ? 'one box' : 'no box', process.cwd() === process.env['ROOT']);",
      "'''",
      '',
      "'''text output",
      'one … true',
      "'''",
    );
    expect(await complaints(text)).toEqual([undefined]);
    expect(await complaints(text.replace('one … true', 'two … true'))).toEqual([expect.stringContaining('promised the line "two … true"')]);
  });

  test('shell examples of one page share a folder with the files the page shows', async () => {
    const text = pageOf(
      "'''yaml file=plans/a.yaml",
      'queue: sales',
      "'''",
      "'''sh run",
      'cp plans/a.yaml b.yaml',
      "'''",
      "'''sh run",
      'cat b.yaml; pwd',
      "'''",
    );
    expect(await complaints(text)).toEqual([undefined, undefined]);
    expect(await complaints(`${text}\n${fence}text output\nqueue: sales\n${fence}\n`)).toEqual([undefined, undefined]);
  });

  test('a failing command anywhere in a block, or an unset variable, fails it', async () => {
    const text = pageOf(
      "'''sh run",
      'false',
      'echo on',
      "'''",
      "'''sh run",
      'false | cat',
      "'''",
      "'''sh run",
      'echo $NOBODY_SET_THIS',
      "'''",
    );
    const found = await complaints(text);
    expect(found).toHaveLength(3);
    for (const one of found) expect(one).toMatch(/^ended with 1/);
  });

  test('a throwing TypeScript example fails', async () => {
    expect(await complaints(pageOf("'''ts run", "throw new Error('no');", "'''"))).toEqual([expect.stringContaining('Error: no')]);
  });

  test('a server left running ends with its example', async () => {
    expect(await complaints(pageOf("'''sh run", 'sleep 1000 &', 'echo started', "'''"))).toEqual([undefined]);
  });

  test('blocks without the word run are left alone', () => {
    expect(examplesOf(pageOf("'''ts", 'throw 1', "'''", "'''sh", 'false', "'''"))).toEqual([]);
  });

  test.each([
    [["'''ts runs", "'''"], 'Line 1: "runs"'],
    [["'''yaml run", "'''"], 'Line 1: only ts and sh blocks run'],
    [["'''text output", "'''"], 'Line 1: an output block stands directly after'],
    [["'''yaml file=../x", "'''"], 'Line 1: file=../x must stay inside'],
    [['x', "'''ts run"], 'opened in line 2 is never closed'],
  ])('%j is refused, because it would test nothing', (lines, words) => {
    expect(() => examplesOf(pageOf(...lines))).toThrow(words);
  });
});
