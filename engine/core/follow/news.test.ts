// Who looks only at what the news is about misses nothing: after every step, asked about everybody, nobody has anything left to say.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs, seed } from '../../../scripts/testing/runs.js';
import type { RouterResumed } from '../../domain/events/site.js';
import { openScript } from '../../testing/box.js';
import { anyScript } from '../../testing/moves.js';
import { plainJournal } from '../../testing/plain-journal.js';
import { FOLLOWS } from '../step.js';

/** News that may be about anybody. */
const everything: RouterResumed = { type: 'router.resumed', downMs: 0, codeVersion: '0', rules: 1, tableDigests: {}, tzdata: '2026a' };

test('nothing is left to follow', async () => {
  const numRuns = runs('news', { fast: 75, nightly: 10_000 });
  await fc.assert(
    fc.asyncProperty(anyScript(), async (script) => {
      const box = await openScript(script, { journal: plainJournal() });
      for (const beat of script.beats) {
        await box.play(beat, script.punctual);
        expect(FOLLOWS.flatMap((follow) => follow(box.state, box.state.atMs, [everything]))).toEqual([]);
      }
    }),
    { seed, numRuns },
  );
});
