/** The page of limits states every bound the engine has, with the value it has. */
import { readFileSync } from 'node:fs';
import { LIMITS } from '@signalbox/engine';
import { expect, test } from 'vitest';

test('docs/limits.md names every limit once, with its value', () => {
  const page = readFileSync(new URL('limits.md', import.meta.url), 'utf8');
  const stated = [...page.matchAll(/^\| `(\w+)` \| ([\d,]+) \|/gm)].map(([, name, value]) => [name, Number(value?.replaceAll(',', ''))]);
  expect(Object.fromEntries(stated)).toEqual(LIMITS);
  expect(stated).toHaveLength(Object.keys(LIMITS).length);
});
