// Proves that an offer found in a journal, whoever decided on it, is explained by the state it was made in: the same winner, for the same values.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs, seed } from '../../scripts/testing/runs.js';
import { applyRecord } from '../core/apply.js';
import { decodeState, encodeState, stateHash } from '../core/state/canonical.js';
import { freshState } from '../core/state/state.js';
import type { JournalRecord } from '../domain/record.js';
import { act, live } from '../projections/testing/history.js';
import { STEP_REASONS } from '../routing/lasting-reasons.js';
import { openScript } from '../testing/box.js';
import { anyScript } from '../testing/moves.js';
import { AGENTS } from '../testing/names.js';
import { type ExplainedOffer, explainRecord } from './explain-at.js';

// Without tiers the contact matched first is the contact offered, so that the best agent of the explanation is the one who was asked.
test('every offer of a history went to the first agent of its explanation, in the same ring and with the same rank', async () => {
  const numRuns = runs('explain-at: offers explained as they were decided', { fast: 40, nightly: 2_000 });
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

/** Decisions by people, who decide more here than they do in random histories. */
const byHand = fc.record({
  kind: fc.constantFrom('claim' as const, 'claim' as const, 'claim' as const, 'assign' as const, 'take-over' as const),
  pick: fc.nat({ max: 999 }),
  agent: fc.constantFrom(...AGENTS),
});

/** What only spreads offers or asks for somebody ready: not asked where somebody decides. */
const NEVER_BY_HAND = ['presence', 'leaving', 'tier', 'offered-already', 'cool-down', 'recent-refusal', 'reserve', 'share', 'blend'];

/** What may speak against the agent of an offer, by who decided and on whose word. */
function passable({ origin, overCapacity, overRing }: ExplainedOffer['offer']): readonly string[] {
  const bySupervisor = origin === 'assign' || origin === 'take-over';
  return [
    ...NEVER_BY_HAND,
    ...(overCapacity ? ['capacity'] : []),
    ...(overRing ? STEP_REASONS.map(({ name }) => name) : []),
    ...(bySupervisor ? ['affinity'] : []),
  ];
}

/** Passed on after a consultation: had at once, for the agent has taken the asking. Nobody looked at anything again. */
const isPassedOn = ({ offer }: ExplainedOffer, { events }: JournalRecord): boolean =>
  offer.origin === 'transfer' && events.some((event) => event.type === 'offer.accepted' && event.offer === offer.offer);

/** The agent of an offer, in its explanation: as the record of the decision says. */
function agrees(explained: ExplainedOffer): void {
  const { offer, view, rank, against, runnerUp } = explained;
  const { decision } = offer;
  const verdict = view.verdicts.find(({ agent }) => agent === offer.agent);
  expect(view).toMatchObject({ planVersion: decision.planVersion, contact: { contact: offer.contact, queue: offer.queue } });
  expect(verdict?.eligible).toBe(against.length === 0);
  if (verdict?.eligible === true) expect(verdict).toMatchObject({ hub: offer.hub, ring: offer.ring, rank });
  if (offer.origin !== 'routing') {
    expect(passable(offer)).toEqual(expect.arrayContaining([...against]));
    return;
  }
  expect(against).toEqual([]);
  expect(decision.rank.slice(1)).toEqual(view.rankKeys.flatMap((key) => rank?.[key]));
  // `null` as well where the agent was found for another contact and prefers this one.
  expect([null, runnerUp]).toContain(decision.runnerUp);
  if (decision.runnerUp !== null) expect(view.counts['eligible']).toBe(decision.agentsEligible);
}

/**
 * Every origin is held to what its decision recorded. The router's: eligible, ring, rank, runner-up. Somebody's: nothing spoke against the
 * agent but what that person may pass over; nobody was ranked, so no rank was recorded. Exempt is only what is passed on after a
 * consultation: plan, presence and room may have changed since its agent took the asking, and the agent has it nevertheless.
 */
test('whatever brought an offer about, its explanation agrees with what was recorded, also from a snapshot on', async () => {
  const numRuns = runs('explain-at: offers of every origin', { fast: 25, nightly: 5_000 });
  const origins = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(anyScript(), fc.array(byHand, { minLength: 6, maxLength: 6 }), fc.nat(), async (script, decisions, cut) => {
      const box = await openScript(script);
      for (const [at, beat] of script.beats.entries()) {
        await box.play(beat, script.punctual);
        const move = at % 2 === 1 ? decisions[(at >> 1) % decisions.length] : undefined;
        if (move !== undefined) await box.play({ gap: { kind: 'pause', ms: 0 }, sender: 0, move }, script.punctual);
      }
      const records = box.journal.records();
      let state = freshState();
      const from = cut % records.length;
      for (const [at, record] of records.entries()) {
        if (at === from) state = decodeState(encodeState(state));
        for (const explained of explainRecord(state, record, () => true)) {
          const origin = isPassedOn(explained, record) ? 'passed on' : explained.offer.origin;
          origins.set(origin, (origins.get(origin) ?? 0) + 1);
          expect(explained.view.planVersion).toBe(explained.offer.decision.planVersion);
          if (origin !== 'passed on') agrees(explained);
        }
      }
      expect(stateHash(state)).toBe(stateHash(box.state));
    }),
    { numRuns, seed },
  );
  // Each of the others is too rare to count on in so few histories; `explain-paths.test.ts` has them all.
  expect(origins.get('routing')).toBeGreaterThan(numRuns);
  expect(origins.size).toBeGreaterThan(3);
});
