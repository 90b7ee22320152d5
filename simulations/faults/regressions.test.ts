// Cases that once broke a law break none any more; those that were found with a part broken on purpose still find it.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readCase, runCase } from './index.js';
import { BROKEN_PARTS } from './testing/broken-parts.js';

const FOLDER = new URL('../regressions/', import.meta.url);
const files = readdirSync(FOLDER).filter((file) => file.endsWith('.json'));

test('there are cases', () => expect(files.length).toBeGreaterThanOrEqual(3));

test.each(files)('%s', async (file) => {
  const read = readCase(readFileSync(new URL(file, FOLDER), 'utf8'));
  if (!read.ok) throw new Error(read.problem);
  expect((await runCase(read.case)).findings).toEqual([]);
  const { law, part } = read.case.found ?? {};
  if (part === undefined) return;
  expect(Object.keys(BROKEN_PARTS)).toContain(part);
  const broken = await runCase(read.case, BROKEN_PARTS[part as keyof typeof BROKEN_PARTS]);
  expect(broken.findings.map((found) => found.law)).toContain(law);
});
