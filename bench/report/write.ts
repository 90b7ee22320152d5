import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Results } from '../results.js';
import { resultsPage } from './page.js';
import { plotsOf } from './plots.js';
import { readmeBlock } from './readme.js';
import { fillBlock } from './readme-block.js';

/**
 * Writes a run's figures and their page: to bench/, with README's block, if they are the project's own figures; otherwise to var/bench/.
 * Returns the files written.
 */
export function writeResults(results: Results, root: string, own: boolean): readonly string[] {
  const folder = own ? 'bench' : 'var/bench';
  mkdirSync(join(root, folder), { recursive: true });
  const file = `${folder}/results.json`;
  writeFileSync(join(root, file), `${JSON.stringify(results, null, 2)}\n`);
  return [file, ...(own ? writePages(results, root) : writePage(results, root, folder))];
}

/** Writes the pages made of the project's own figures. */
export function writePages(results: Results, root: string): readonly string[] {
  const readme = join(root, 'README.md');
  writeFileSync(readme, fillBlock(readFileSync(readme, 'utf8'), readmeBlock(results)));
  return [...writePage(results, root, 'bench'), 'README.md'];
}

function writePage(results: Results, root: string, folder: string): readonly string[] {
  const page = `${folder}/results.md`;
  writeFileSync(join(root, page), resultsPage(results));
  rmSync(join(root, folder, 'plots'), { recursive: true, force: true });
  mkdirSync(join(root, folder, 'plots'));
  const plots = plotsOf(results).map(({ file, svg }) => {
    writeFileSync(join(root, folder, 'plots', file), svg);
    return `${folder}/plots/${file}`;
  });
  return [page, ...plots];
}

export const readResults = (root: string): Results => JSON.parse(readFileSync(join(root, 'bench/results.json'), 'utf8')) as Results;
