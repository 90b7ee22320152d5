// Agents who look the same to a contact are judged once: whoever is judged alone is judged alike.
import { deepStrictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { runs, seed } from '../../../scripts/testing/runs.js';
import { anyAlikeScript } from '../../testing/alike-script.js';
import { playScript } from '../../testing/box.js';
import { fitOf, noFits } from './fit.js';
import { buildIndex } from './keep.js';
import { INDEX_LIMITS } from './limits.js';
import { newSight } from './sight.js';

vi.setConfig({ testTimeout: 600_000 });

test('over random plans and rosters, a look tells what judging tells', async () => {
  const numRuns = runs('looks at abilities', { fast: 40, nightly: 3_000 });
  let shared = 0;
  await fc.assert(
    fc.asyncProperty(anyAlikeScript(), async (script) => {
      const box = await playScript(script);
      const index = buildIndex(box.state, box.state.atMs, INDEX_LIMITS);
      for (const { routing } of index?.demands.byKey.values() ?? []) {
        const { supply } = index as typeof index & {};
        const looked = noFits(supply, routing);
        const { needs, among, looks } = looked.sight;
        const judged = { ...noFits(supply, routing), sight: newSight(null, needs, among, INDEX_LIMITS.looks) };
        for (const { id } of supply.all) deepStrictEqual(fitOf(looked, supply, routing, id), fitOf(judged, supply, routing, id));
        shared += supply.all.length - looks.size;
      }
    }),
    { seed, numRuns },
  );
  // It would prove nothing if everybody looked different.
  expect(shared).toBeGreaterThan(numRuns);
});
