// The indexed matcher makes the very offers the obvious one makes, decision record included, after every event of random histories.
import { deepStrictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs, seed } from '../../scripts/testing/runs.js';
import type { Match } from '../core/step.js';
import { anyAlikeScript } from '../testing/alike-script.js';
import { playScript } from '../testing/box.js';
import { anyScript, type Script } from '../testing/moves.js';
import { plainJournal } from '../testing/plain-journal.js';
import { indexedMatch, match } from './match.js';
import { matchNaive } from './match.naive.js';

/** Plays histories with both matchers side by side. Returns how many offers they made. */
async function compare(scripts: fc.Arbitrary<Script>, numRuns: number, indexed: Match = match): Promise<number> {
  let decisions = 0;
  const both: Match = (state, atMs) => {
    const offer = indexed(state, atMs);
    // Asked hundreds of thousands of times: this comparison costs a tenth of what expect's does, and is stricter.
    deepStrictEqual(offer, matchNaive(state, atMs));
    if (offer !== undefined) decisions++;
    return offer;
  };
  await fc.assert(
    fc.asyncProperty(scripts, async (script) => {
      await playScript(script, { match: both, journal: plainJournal() });
    }),
    { seed, numRuns },
  );
  return decisions;
}

test('indexed ≡ naive', { timeout: 7_200_000 }, async () => {
  const numRuns = runs('indexed ≡ naive', { fast: 5_000, nightly: 50_000 });
  expect(await compare(anyScript(), numRuns)).toBeGreaterThan(numRuns);
});

test('indexed ≡ naive where agents differ in languages and skills only, so that one is judged for many', {
  timeout: 7_200_000,
}, async () => {
  const numRuns = runs('indexed ≡ naive, agents alike', { fast: 500, nightly: 5_000 });
  expect(await compare(anyAlikeScript(), numRuns)).toBeGreaterThan(numRuns);
});

test('indexed ≡ naive where the index forgets at every turn and looks up next to nothing', { timeout: 7_200_000 }, async () => {
  const numRuns = runs('indexed ≡ naive, tiny limits', { fast: 400, nightly: 5_000 });
  const forgetful = indexedMatch({ demands: 2, looksJudged: 12, seen: 12, looks: 2 });
  expect(await compare(fc.oneof(anyScript(), anyAlikeScript()), numRuns, forgetful)).toBeGreaterThan(numRuns);
});
