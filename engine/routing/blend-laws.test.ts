// Where hubs blend both directions: both matchers and the oracle make the same offers, the invariants hold, records give the state, and nobody is idle for it.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs, seed } from '../../scripts/testing/runs.js';
import { applyRecord } from '../core/apply.js';
import { violations } from '../core/invariants.js';
import { decodeState, encodeState, stateHash } from '../core/state/canonical.js';
import { freshState } from '../core/state/state.js';
import { anyBlendScript } from '../testing/blend-script.js';
import { openScript } from '../testing/box.js';
import { watchedMatch } from '../testing/oracle/watched-match.js';
import { routingOf } from './context.js';
import { match } from './match.js';
import { eligibleAlone } from './own-reasons.js';
import { blend } from './reasons/blend.js';
import { isRoutable } from './routable.js';

test('indexed ≡ naive ≡ oracle, invariants, fold, and nobody idle', { timeout: 3_600_000 }, async () => {
  const numRuns = runs('blends: both matchers and the oracle', { fast: 20, nightly: 5_000 });
  const watched = watchedMatch();
  let turned = 0;
  await fc.assert(
    fc.asyncProperty(anyBlendScript(), async (script) => {
      const box = await openScript(script, {
        match: (state, atMs) => {
          for (const contact of state.waiting) {
            const routing = routingOf(state, contact, atMs);
            if (routing !== undefined && state.agentsInOrder.some((agent) => blend.blocks(routing, agent))) turned++;
          }
          const offer = watched(state, atMs);
          expect(match(state, atMs)).toEqual(offer);
          return offer;
        },
      });
      const folded = freshState();
      for (const beat of script.beats) {
        await box.play(beat, script.punctual);
        const { state } = box;
        expect(violations(state)).toEqual([]);
        for (const contact of state.waiting) {
          const routing = isRoutable(state, contact) ? routingOf(state, contact, state.atMs) : undefined;
          if (routing !== undefined) expect(state.agentsInOrder.filter((agent) => eligibleAlone(routing, agent) !== undefined)).toEqual([]);
        }
        for (const record of box.journal.records(folded.seq + 1)) applyRecord(folded, record);
      }
      expect(stateHash(folded)).toBe(stateHash(box.state));
      expect(stateHash(decodeState(encodeState(folded)))).toBe(stateHash(folded));
    }),
    { seed, numRuns },
  );
  expect(turned).toBeGreaterThan(0);
});
