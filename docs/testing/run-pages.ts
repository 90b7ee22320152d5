/** Runs the examples of pages, each page in a folder of its own, its examples one after the other. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { root, type Source, sources } from '../../scripts/sources/files.js';
import { brokenPromise, type Example, examplesOf } from './example.js';
import { openPage } from './page.js';

/** Pages whose examples simulate: as long as all others together, so that they are tested beside them. */
const SIMULATING = ['cli', 'faults', 'performance', 'planner-files', 'replaying', 'scenarios', 'simulating', 'staffing', 'validation'].map(
  (name) => `docs/${name}.md`,
);

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
export async function complaint(page: ReturnType<typeof openPage>, example: Example): Promise<string | undefined> {
  const { code, output } = await page.run(example);
  if (code !== 0) return `ended with ${code}:\n${output}`;
  const broken = brokenPromise(output, example.promises);
  return broken === undefined ? undefined : `promised the line "${broken}" but printed:\n${output}`;
}

/** Tests every example that says `run`, of the pages that simulate or of all others. */
export function testPages(which: 'simulating' | 'others'): void {
  const asked = pages.filter(({ path }) => SIMULATING.includes(path) === (which === 'simulating'));
  describe.each(asked.filter(({ examples }) => examples.some(({ kind }) => kind === 'run')))('$path', ({ path, examples }) => {
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
}
