/** Writes the figures of the last benchmark run (bench/results.json) into README.md, between its two markers. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fillBlock } from './readme-block.js';
import { readmeBlock } from './report.js';
import type { Results } from './results.js';

const readme = new URL('../README.md', import.meta.url);
const results: Results = JSON.parse(readFileSync(new URL('results.json', import.meta.url), 'utf8'));
try {
  writeFileSync(readme, fillBlock(readFileSync(readme, 'utf8'), readmeBlock(results)));
  console.log(`README.md shows the ${results.mode} run of ${results.day}.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
