// What reasons and rank keys say they depend on is held against the matcher that asks anew: a wrong word is noticed, a missing one costs only time.
import { deepStrictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { nightly, runs, seed } from '../../../scripts/testing/runs.js';
import { anyBlendScript } from '../../testing/blend-script.js';
import { anyScript, type Script } from '../../testing/moves.js';
import { plainJournal } from '../../testing/plain-journal.js';

afterEach(() => vi.resetModules());
vi.setConfig({ testTimeout: 1_800_000 });

const most = runs('histories until a wrong declaration is noticed, at most', { fast: 400, nightly: 4_000 });

/** The same for every word, so they are made once; only for `blend` others are made, about hubs that blend. */
const HISTORIES = fc.sample(anyScript(), { seed, numRuns: most });

type Words = Readonly<Record<string, unknown>>;

/** Plays histories with both matchers side by side after one reason or key has been made to say something else; whether they ever differed. */
async function differs(kind: 'reason' | 'key', name: string, words: Words, numRuns: number): Promise<boolean> {
  vi.resetModules();
  const { REASONS } = await import('../eligible.js');
  const { ALL_KEYS } = await import('../rank.js');
  const registered: readonly { readonly name: string }[] = kind === 'reason' ? REASONS : ALL_KEYS;
  Object.assign(registered.find((one) => one.name === name) ?? expect.fail(`there is no ${kind} ${name}`), words);
  // The words are read when the index is loaded.
  const { match } = await import('../match.js');
  const { matchNaive } = await import('../match.naive.js');
  const { playScript } = await import('../../testing/box.js');
  const play = async (script: Script): Promise<void> => {
    await playScript(script, {
      journal: plainJournal(),
      match: (state, atMs) => {
        const offer = match(state, atMs);
        deepStrictEqual(offer, matchNaive(state, atMs));
        return offer;
      },
    });
  };
  const histories = name === 'blend' ? fc.sample(anyBlendScript(), { seed, numRuns }) : HISTORIES.slice(0, numRuns);
  for (const script of histories) {
    try {
      await play(script);
    } catch {
      return true;
    }
  }
  return false;
}

const none = { concerns: () => false };

/** Wrong words that show so seldom that only the nightly run plays enough histories to meet them. */
const seldom = <T>(...cases: readonly T[]): readonly T[] => (nightly ? cases : []);

test.each([
  ['presence', { dependsOn: 'abilities' }],
  ['connection', { dependsOn: 'abilities' }],
  ['schedule', { dependsOn: 'abilities' }],
  ['hub-open', { dependsOn: 'abilities' }],
  ['leaving', { dependsOn: 'abilities' }],
  ['cool-down', { dependsOn: 'abilities' }],
  ['capacity', { dependsOn: 'abilities' }],
  ['capacity', { reads: undefined }],
  ['asker', none],
  ['offered-already', none],
  ['recent-refusal', none],
  ['affinity', none],
  ['affinity', { dependsOn: 'crowd' }],
  ['reserve', none],
  ['share', none],
  ['blend', none],
  ...seldom(['offered-already', { goesBy: () => '' }] as const),
  ...seldom(['share', { mood: () => '' }] as const),
] as const)('of the reason %s: %o', async (name, words) => {
  expect(await differs('reason', name, words, most)).toBe(true);
});

test.each([
  ['longest-idle', { varies: 'abilities' }],
  ['least-loaded', { varies: 'abilities' }],
  ...seldom(['round-robin', { varies: 'agent' }] as const),
  ['random', { varies: 'agent' }],
] as const)('of the rank key %s: %o', async (name, words) => {
  expect(await differs('key', name, words, most)).toBe(true);
});

// One that says nothing is asked about every pair, each time.
test.each(['presence', 'hub-open', 'tenant', 'language', 'capacity', 'cool-down', 'recent-refusal', 'affinity', 'reserve', 'share'])(
  'the reason %s says nothing',
  async (name) => {
    const numRuns = runs('histories without a declaration', { fast: 15, nightly: 1_000 });
    expect(await differs('reason', name, { dependsOn: undefined, concerns: undefined, onlyFor: undefined }, numRuns)).toBe(false);
  },
);
