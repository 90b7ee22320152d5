// The indexed matcher makes the very offers the obvious one makes, decision record included, after every event of random histories.
import { deepStrictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs, seed } from '../../scripts/testing/runs.js';
import type { Match } from '../core/step.js';
import { openScript } from '../testing/box.js';
import { anyScript } from '../testing/moves.js';
import { match } from './match.js';
import { matchNaive } from './match.naive.js';

test('indexed ≡ naive', { timeout: 7_200_000 }, async () => {
  let decisions = 0;
  const numRuns = runs('indexed ≡ naive', { fast: 5_000, nightly: 50_000 });
  const both: Match = (state, atMs) => {
    const offer = match(state, atMs);
    // Asked hundreds of thousands of times: this comparison costs a tenth of what expect's does, and is stricter.
    deepStrictEqual(offer, matchNaive(state, atMs));
    if (offer !== undefined) decisions++;
    return offer;
  };
  await fc.assert(
    fc.asyncProperty(anyScript(), async (script) => {
      const box = await openScript(script, { match: both });
      for (const beat of script.beats) await box.play(beat, script.punctual);
    }),
    { seed, numRuns },
  );
  expect(decisions).toBeGreaterThan(numRuns);
});
