// Whatever agents, customers, supervisors and plans do, in whatever order: replayed under the recorded plans, every contact fares as it did, and no command is refused.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { playScript } from '../../engine/testing/box.js';
import { anyScript } from '../../engine/testing/moves.js';
import { runs, seed } from '../../scripts/testing/runs.js';
import { paired, replay } from './index.js';
import { recorded } from './testing/recorded.js';

test('a random history over a random plan is the same for every contact', async () => {
  const numRuns = runs('simulations/what-if random histories', { fast: 12, nightly: 4_000 });
  let contacts = 0;
  await fc.assert(
    fc.asyncProperty(anyScript({ beatsMax: 80 }), async (script) => {
      const box = await playScript(script);
      const recording = recorded(box.journal.records());
      const again = replay(recording);
      const pairs = paired(recording.outcomes, again.outcomes);
      contacts += pairs.length;
      expect(pairs.filter(({ differs }) => differs.length > 0)).toEqual([]);
      expect(again.refused).toEqual({});
    }),
    { numRuns, seed },
  );
  expect(contacts).toBeGreaterThan(4 * numRuns);
}, 3_600_000);
