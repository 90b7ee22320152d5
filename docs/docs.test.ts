/** Every example in README.md, CONTRIBUTING.md and docs/ that says `run` does run, and prints what the page says it prints. */
import { describe, expect, test } from 'vitest';
import { examplesOf } from './testing/example.js';
import { openPage } from './testing/page.js';
import { complaint, testPages } from './testing/run-pages.js';

testPages('others');

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
