// Every single decision of random histories is made twice, by the engine and by an oracle written from the design: both choose the same.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs, seed } from '../../scripts/testing/runs.js';
import { openScript } from '../testing/box.js';
import { anyScript } from '../testing/moves.js';
import { watchedMatch } from '../testing/oracle/watched-match.js';

// Who may be given which contact, who of them is asked and what is offered first: engine and oracle agree after every event.
test('engine and oracle agree', async () => {
  let decisions = 0;
  const numRuns = runs('engine ≡ oracle', { fast: 250, nightly: 10_000 });
  await fc.assert(
    fc.asyncProperty(anyScript(), async (script) => {
      const match = watchedMatch();
      const box = await openScript(script, {
        match: (state, atMs) => {
          const offer = match(state, atMs);
          if (offer !== undefined) decisions++;
          return offer;
        },
      });
      for (const beat of script.beats) await box.play(beat, script.punctual);
    }),
    { seed, numRuns },
  );
  expect(decisions).toBeGreaterThan(numRuns);
});
