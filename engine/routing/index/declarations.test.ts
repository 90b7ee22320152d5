// What reasons and rank keys say they depend on is held against the matcher that asks anew: a wrong word is noticed, a missing one costs only time.
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { beforeAll, expect, test, vi } from 'vitest';
import { nightly, runs, seed } from '../../../scripts/testing/runs.js';
import type { Names } from '../../core/state/names.js';
import type { RouterState } from '../../core/state/state.js';
import { allTouched, forget, type Touched } from '../../core/state/touched.js';
import type { Match } from '../../core/step.js';
import { anyBlendScript } from '../../testing/blend-script.js';
import { playScript } from '../../testing/box.js';
import { anyScript, type Script } from '../../testing/moves.js';
import { plainJournal } from '../../testing/plain-journal.js';
import { matchNaive } from '../match.naive.js';

vi.setConfig({ hookTimeout: nightly ? 7_200_000 : 1_800_000 });

type Words = Readonly<Record<string, unknown>>;

/** One reason or rank key that says something else than it should, or less. */
interface Saying {
  readonly kind: 'reason' | 'key';
  readonly name: string;
  readonly words: Words;
  /** Whether what it says is wrong; if not, it only says nothing. */
  readonly wrong: boolean;
}

const none = { concerns: () => false };
const nothing = { dependsOn: undefined, concerns: undefined, onlyFor: undefined };

/** Wrong words that show so seldom that only the nightly run plays enough histories to meet them. */
const seldom = <T>(...cases: readonly T[]): readonly T[] => (nightly ? cases : []);

const WRONG_OF_REASONS: readonly (readonly [string, Words])[] = [
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
];

const WRONG_OF_KEYS: readonly (readonly [string, Words])[] = [
  ['longest-idle', { varies: 'abilities' }],
  ['least-loaded', { varies: 'abilities' }],
  ...seldom(['round-robin', { varies: 'agent' }] as const),
  ['random', { varies: 'agent' }],
];

const SILENT = ['presence', 'hub-open', 'tenant', 'language', 'capacity', 'cool-down', 'recent-refusal', 'affinity', 'reserve', 'share'];

/** The index as it is with one of these; it is played beside the others, on the same histories. */
interface Told {
  readonly saying: Saying | null;
  readonly match: Match;
  readonly of: WeakMap<Readonly<RouterState>, Touched>;
  /** The history in which it made another offer than the matcher that asks anew. */
  noticed?: number;
}

/** An index in modules of its own: the words are read when it is loaded, and as it goes. */
async function load(saying: Saying | null): Promise<Told> {
  vi.resetModules();
  const { REASONS } = await import('../eligible.js');
  const { ALL_KEYS } = await import('../rank.js');
  const registered: readonly { readonly name: string }[] = saying?.kind === 'key' ? ALL_KEYS : REASONS;
  if (saying !== null)
    Object.assign(
      registered.find(({ name }) => name === saying.name) ?? expect.fail(`there is no ${saying.kind} ${saying.name}`),
      saying.words,
    );
  return { saying, match: (await import('../match.js')).match, of: new WeakMap() };
}

/** Each index clears what it has read, so each has notes of its own, to which what has been noted since is added. */
function noted(told: Told, state: Readonly<RouterState>): Touched {
  const { touched } = state;
  const own = told.of.get(state) ?? allTouched();
  told.of.set(state, own);
  own.everything ||= touched.everything;
  own.beyondWork ||= touched.beyondWork;
  own.shares ||= touched.shares;
  const add = <T>(to: Names<T>, from: Names<T>): void => {
    for (let place = 0; place < from.size; place++) to.add(from.at(place));
  };
  add(own.agents, touched.agents);
  add(own.contacts, touched.contacts);
  add(own.queues, touched.queues);
  add(own.hubs, touched.hubs);
  add(own.adapters, touched.adapters);
  add(own.shifts, touched.shifts);
  return own;
}

/** Plays a history with the matcher that asks anew, and asks all others beside it what they would offer. */
async function play(script: Script, place: number, beside: readonly Told[]): Promise<void> {
  const match: Match = (state, atMs) => {
    const offer = matchNaive(state, atMs);
    const { touched } = state;
    for (const told of beside) {
      if (told.noticed !== undefined) continue;
      Object.assign(state, { touched: noted(told, state) });
      try {
        if (!isDeepStrictEqual(told.match(state, atMs), offer)) told.noticed = place;
      } catch {
        // It has lost its way altogether.
        told.noticed = place;
      } finally {
        Object.assign(state, { touched });
      }
    }
    forget(touched);
    return offer;
  };
  await playScript(script, { match, journal: plainJournal() });
}

const SAYINGS: readonly Saying[] = [
  ...WRONG_OF_REASONS.map(([name, words]) => ({ kind: 'reason' as const, name, words, wrong: true })),
  ...WRONG_OF_KEYS.map(([name, words]) => ({ kind: 'key' as const, name, words, wrong: true })),
  ...SILENT.map((name) => ({ kind: 'reason' as const, name, words: nothing, wrong: false })),
];
const told = new Map<Saying | null, Told>();
const noticed = (saying: Saying | null) => told.get(saying)?.noticed;

beforeAll(async () => {
  const most = runs('histories until a wrong declaration is noticed, at most', { fast: 400, nightly: 4_000 });
  const mostSilent = runs('histories without a declaration', { fast: 15, nightly: 1_000 });
  for (const saying of [null, ...SAYINGS]) told.set(saying, await load(saying));
  const everybody = [...told.values()];
  // Who blends is told by histories about hubs that blend only.
  const blending = everybody.filter(({ saying }) => saying?.name === 'blend');
  for (const [scripts, of] of [
    [anyScript(), everybody.filter((one) => !blending.includes(one))],
    [anyBlendScript(), blending],
  ] as const)
    for (const [place, script] of fc.sample(scripts, { seed, numRuns: most }).entries()) {
      const left = of.filter((one) => one.noticed === undefined);
      const beside = place < mostSilent ? left : left.filter(({ saying }) => saying?.wrong === true);
      if (beside.length === 0) break;
      await play(script, place + 1, beside);
    }
});

const called = (sayings: readonly Saying[]) => sayings.map((saying) => [saying.kind, saying.name, saying.words, saying] as const);

test.each(called(SAYINGS.filter(({ wrong }) => wrong)))('of the %s %s: %o', (_, __, ___, saying) => {
  expect(noticed(saying)).toEqual(expect.any(Number));
});

// One that says nothing is asked about every pair, each time.
test.each(called(SAYINGS.filter(({ wrong }) => !wrong)))('the %s %s says nothing', (_, __, ___, saying) => {
  expect(noticed(saying)).toBeUndefined();
});

test('with the words as they are nothing is noticed', () => {
  expect(noticed(null)).toBeUndefined();
});
