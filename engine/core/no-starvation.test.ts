// Nobody starves: once arrivals stop and agents stay, take what they are offered and finish it, whoever somebody could take is taken, in bounded time.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nightly, runs, seed } from '../../scripts/testing/runs.js';
import { openScript } from '../testing/box.js';
import { anyScript } from '../testing/moves.js';
import { anyOverlapScript } from '../testing/overlap-script.js';
import { plainJournal } from '../testing/plain-journal.js';
import type { Setting } from '../testing/plans.js';
import { starving, windUp } from '../testing/winding-up.js';

/**
 * How long one contact may be kept by what ends by a date: each span that a plan, roster or contact can state, at its longest, one after the
 * other; and for each contact before it, the longest that its agent is kept by what comes after the work.
 */
function longestMs({ plan, roster }: Setting, contacts: number): number {
  const policies = plan.queues.flatMap(({ policies: of }) => Object.values(of));
  const most = (spans: readonly number[]): number => Math.max(0, ...spans);
  // A contact of these histories names at most one owner and every agent as a deputy, for a minute each.
  const named = (1 + roster.agents.length) * 60_000;
  const perContact =
    most(policies.map(({ wrapUpMaxMs }) => wrapUpMaxMs)) +
    most(Object.values(plan.channels).map(({ wrapUpMaxMs }) => wrapUpMaxMs)) +
    most(policies.map(({ offer }) => offer.coolDownMs));
  return (
    most(policies.flatMap(({ steps }) => steps.map(({ afterMs }) => afterMs))) +
    most(roster.agents.flatMap(({ tiers }) => tiers.map(({ afterMs }) => afterMs))) +
    most(plan.queues.map(({ shares }) => shares?.holdMs ?? 0)) +
    most(policies.map(({ lastAgent }) => lastAgent?.limitMs ?? 0)) +
    most(policies.map(({ offer }) => offer.reofferRejectedMs + offer.reofferExpiredMs + offer.transferReturnMs)) +
    named +
    contacts * perContact
  );
}

test(
  'no starvation: every waiting contact that somebody could take is taken, in as many acceptances as there are contacts',
  async () => {
    const numRuns = runs('no starvation', { fast: 75, nightly: 10_000 });
    const seen = { accepted: 0, later: 0, left: 0 };
    const script = fc.oneof({ weight: 2, arbitrary: anyScript() }, { weight: 1, arbitrary: anyOverlapScript() });
    await fc.assert(
      fc.asyncProperty(script, async (one) => {
        const box = await openScript(one, { journal: plainJournal() });
        for (const beat of one.beats) await box.play(beat, one.punctual);
        const { plan } = box.state;
        if (plan === null) return expect.fail('there is a plan');
        const contacts = box.state.contacts.size;
        const setting = {
          plan,
          roster: { ...one.setting.roster, agents: box.state.agentsInOrder.map(({ rosterProfile }) => rosterProfile) },
        };
        const { accepted, lastAfterMs } = await windUp(box, longestMs(setting as Setting, contacts));
        expect(starving(box.state)).toEqual([]);
        expect(accepted).toBeLessThanOrEqual(contacts);
        seen.accepted += accepted;
        if (lastAfterMs > 1_000) seen.later++;
        if (box.state.waiting.size > 0) seen.left++;
      }),
      { seed, numRuns },
    );
    // Not for want of contacts that had to wait, nor of such as nobody can take.
    expect(seen.accepted).toBeGreaterThan(numRuns);
    expect(seen.later).toBeGreaterThan(numRuns / 20);
    expect(seen.left).toBeGreaterThan(numRuns / 20);
  },
  nightly ? 3_600_000 : 120_000,
);
