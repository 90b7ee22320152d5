// Proves that an offer found in a journal is explained by the state it was decided in: the explanation names the same winner, for the same values.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs, seed } from '../../scripts/testing/runs.js';
import { applyRecord } from '../core/apply.js';
import { stateHash } from '../core/canonical.js';
import { freshState } from '../core/state.js';
import { act, live } from '../projections/testing/history.js';
import { explainRecord } from './explain-at.js';

// Without tiers the contact matched first is the contact offered, so that the best agent of the explanation is the one who was asked.
test('every offer of a history went to the first agent of its explanation, in the same ring and with the same rank', async () => {
  const numRuns = runs('explain-at: offers explained as they were decided', { fast: 60, nightly: 2_000 });
  let offers = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 50 }), async (acts) => {
      const { records } = await live(acts);
      const state = freshState();
      const plain = freshState();
      for (const { seq, atMs, events } of records) {
        const record = { seq, atMs, events, epoch: 1, by: null, command: { type: 'clock.tick' } } as const;
        for (const { offer, view } of explainRecord(state, record, () => true)) {
          offers += 1;
          const [winner, second] = view.verdicts;
          expect(winner).toMatchObject({ agent: offer.agent, hub: offer.hub, eligible: true, ring: offer.ring });
          expect(offer.decision.rank.slice(1)).toEqual(view.rankKeys.flatMap((key) => winner?.rank?.[key]));
          expect(offer.decision.runnerUp).toBe(second?.eligible === true ? second.agent : null);
          expect(view.counts['eligible']).toBe(offer.decision.agentsEligible);
          expect(view.contact).toMatchObject({ contact: offer.contact, state: 'queued' });
        }
        applyRecord(plain, record);
      }
      expect(stateHash(state)).toBe(stateHash(plain));
    }),
    { numRuns, seed },
  );
  expect(offers).toBeGreaterThan(numRuns);
});
