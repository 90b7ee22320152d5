// The oracle can see: with any one reason, rank key or part of the order taken out of the engine, it notices within a few hundred histories.
import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { runs, seed } from '../../scripts/testing/runs.js';
import { openScript } from '../testing/box.js';
import { anyScript } from '../testing/moves.js';
import { watchedMatch } from '../testing/oracle/watched-match.js';
import type { Reason, StepReason } from './context.js';
import { fastest } from './rank/fastest.js';
import { languageFit } from './rank/language-fit.js';
import { leastLoaded } from './rank/least-loaded.js';
import { leastVersatile } from './rank/least-versatile.js';
import { longestIdle } from './rank/longest-idle.js';
import { lowestCost } from './rank/lowest-cost.js';
import { random } from './rank/random.js';
import { ring } from './rank/ring.js';
import { roundRobin } from './rank/round-robin.js';
import { share } from './rank/share.js';
import { skillFit } from './rank/skill-fit.js';
import { tier } from './rank/tier.js';
import type { RankKey } from './rank-key.js';
import { affinity } from './reasons/affinity.js';
import { asker } from './reasons/asker.js';
import { authorisation } from './reasons/authorisation.js';
import { capacity } from './reasons/capacity.js';
import { channel } from './reasons/channel.js';
import { connection } from './reasons/connection.js';
import { coolDown } from './reasons/cool-down.js';
import { hubOpen } from './reasons/hub-open.js';
import { language } from './reasons/language.js';
import { leaving } from './reasons/leaving.js';
import { offeredAlready } from './reasons/offered-already.js';
import { presence } from './reasons/presence.js';
import { recentRefusal } from './reasons/recent-refusal.js';
import { requirement } from './reasons/requirement.js';
import { reserve } from './reasons/reserve.js';
import { residency } from './reasons/residency.js';
import { ringHub } from './reasons/ring-hub.js';
import { share as shareReason } from './reasons/share.js';
import { skills } from './reasons/skills.js';
import { tenant } from './reasons/tenant.js';
import { workplace } from './reasons/workplace.js';

const REASONS: readonly (Reason | StepReason)[] = [
  presence,
  connection,
  tenant,
  channel,
  hubOpen,
  residency,
  requirement,
  workplace,
  authorisation,
  asker,
  language,
  skills,
  offeredAlready,
  leaving,
  coolDown,
  capacity,
  recentRefusal,
  affinity,
  reserve,
  shareReason,
];
const KEYS: readonly RankKey[] = [
  ring,
  tier,
  languageFit,
  skillFit,
  longestIdle,
  leastLoaded,
  leastVersatile,
  lowestCost,
  roundRobin,
  fastest,
  random,
  share,
];

afterEach(() => void vi.restoreAllMocks());

/** Plays histories beside the oracle until they disagree; the number of histories that took, or `undefined`. */
async function disagreesAfter(numRuns: number): Promise<number | undefined> {
  const { failed, numRuns: played } = await fc.check(
    fc.asyncProperty(anyScript(), async (script) => {
      const box = await openScript(script, { match: watchedMatch() });
      for (const beat of script.beats) await box.play(beat, script.punctual);
    }),
    { seed, numRuns, endOnFailure: true },
  );
  return failed ? played : undefined;
}

const most = runs('histories until a mutation is noticed, at most', { fast: 400, nightly: 4_000 });

test.each(REASONS.map((reason) => [reason.name, reason] as const))('without the reason %s the oracle disagrees', async (_, reason) => {
  vi.spyOn(reason as Reason, 'blocks').mockReturnValue(false);
  expect(await disagreesAfter(most)).toBeDefined();
});

test.each(KEYS.map((key) => [key.name, key] as const))('without the rank key %s the oracle disagrees', async (_, key) => {
  vi.spyOn(key, 'values').mockReturnValue([0]);
  expect(await disagreesAfter(most)).toBeDefined();
});

// The language of service is only served in the ring's hubs, so this reason alone is told twice: it decides where no language is asked for.
test('without the reason ring-hub the oracle disagrees', async () => {
  vi.spyOn(ringHub, 'blocks').mockReturnValue(false);
  expect(await disagreesAfter(most)).toBeDefined();
});
