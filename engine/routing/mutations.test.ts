// The oracle can see: with any one reason, rank key or part of the order taken out of the engine, it notices within a thousand histories or so.
import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { runs, seed } from '../../scripts/testing/runs.js';
import { anyBlendScript } from '../testing/blend-script.js';
import { openScript } from '../testing/box.js';
import { anyScript } from '../testing/moves.js';
import { watchedMatch } from '../testing/oracle/watched-match.js';
import type { Reason } from './context.js';
import { REASONS } from './eligible.js';
import { ALL_KEYS } from './rank.js';

afterEach(() => void vi.restoreAllMocks());

/** Plays histories beside the oracle until they disagree; the number of histories that took, or `undefined`. */
async function disagreesAfter(numRuns: number, scripts = anyScript()): Promise<number | undefined> {
  const { failed, numRuns: played } = await fc.check(
    fc.asyncProperty(scripts, async (script) => {
      const box = await openScript(script, { match: watchedMatch() });
      for (const beat of script.beats) await box.play(beat, script.punctual);
    }),
    { seed, numRuns, endOnFailure: true },
  );
  return failed ? played : undefined;
}

const most = runs('histories until a mutation is noticed, at most', { fast: 1_200, nightly: 4_000 });

test.each(REASONS.map((reason) => [reason.name, reason] as const))('without the reason %s the oracle disagrees', async (_, reason) => {
  vi.spyOn(reason as Reason, 'blocks').mockReturnValue(false);
  expect(await disagreesAfter(most, reason.name === 'blend' ? anyBlendScript() : anyScript())).toBeDefined();
});

test.each(ALL_KEYS.map((key) => [key.name, key] as const))('without the rank key %s the oracle disagrees', async (_, key) => {
  vi.spyOn(key, 'values').mockReturnValue([0]);
  expect(await disagreesAfter(most)).toBeDefined();
});
