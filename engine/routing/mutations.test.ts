// The oracle can see: with any one reason or rank key taken out of the engine, it disagrees with both matchers within some hundred histories.
import { isDeepStrictEqual } from 'node:util';
import { beforeAll, expect, test, vi } from 'vitest';
import { nightly, runs, seed } from '../../scripts/testing/runs.js';
import type { Match } from '../core/step.js';
import type { OfferMade } from '../domain/events/offer.js';
import { playScript } from '../testing/box.js';
import { historiesOf, throwsDuring } from '../testing/histories.js';
import type { Script } from '../testing/moves.js';
import { watchedMatch } from '../testing/oracle/watched-match.js';
import { plainJournal } from '../testing/plain-journal.js';
import { REASONS } from './eligible.js';
import { match as matchIndexed } from './match.js';
import { matchNaive } from './match.naive.js';
import { ALL_KEYS } from './rank.js';

vi.setConfig({ hookTimeout: nightly ? 3_600_000 : 300_000 });

const MATCHERS: Readonly<Record<'naive' | 'indexed', Match>> = { naive: matchNaive, indexed: matchIndexed };

interface Mutation {
  readonly name: string;
  /** Breaks the engine; gives what mends it. */
  readonly breaks: () => () => void;
  /** Histories it took until the oracle disagreed, with each matcher. */
  readonly noticed: { naive?: number; indexed?: number };
}

const without = <K extends string>(
  what: string,
  part: { readonly name: string } & Record<K, unknown>,
  key: K,
  instead: unknown,
): Mutation => ({
  name: `without the ${what} ${part.name}`,
  noticed: {},
  breaks: () => {
    const { [key]: sound } = part;
    Object.assign(part, { [key]: instead });
    return () => void Object.assign(part, { [key]: sound });
  },
});

const MUTATIONS: readonly Mutation[] = [
  ...REASONS.map((reason) => without('reason', reason, 'blocks', () => false)),
  ...ALL_KEYS.map((key) => without('rank key', key, 'values', () => [0])),
];

const choice = (offer: OfferMade | undefined) => offer && [offer.contact, offer.agent, offer.ring, offer.tier, offer.language, offer.cost];

/** The mutations under which one of the decisions of a history would be another: asked beside the sound engine, all in one playing. */
async function suspects(script: Script, mutations: readonly Mutation[]): Promise<readonly Mutation[]> {
  const left = new Set(mutations);
  const match: Match = (state, atMs) => {
    const offer = matchNaive(state, atMs);
    if (state.waiting.size + state.toTopUp.size === 0) return offer;
    for (const mutation of left) {
      const mend = mutation.breaks();
      const other = matchNaive(state, atMs);
      mend();
      if (!isDeepStrictEqual(choice(offer), choice(other))) left.delete(mutation);
    }
    return offer;
  };
  await playScript(script, { match, journal: plainJournal() });
  return mutations.filter((mutation) => !left.has(mutation));
}

/** Whether the oracle disagrees with the broken engine in this history. */
async function disagrees({ breaks }: Mutation, script: Script, match: Match): Promise<boolean> {
  const mend = breaks();
  return throwsDuring(script, { match: watchedMatch(match) }).finally(mend);
}

beforeAll(async () => {
  const most = runs('histories until a mutation is noticed, at most', { fast: 1_200, nightly: 4_000 });
  const history = historiesOf(seed);
  let unnoticed: readonly Mutation[] = MUTATIONS;
  for (let place = 0; place < most && unnoticed.length > 0; place++) {
    for (const mutation of await suspects(history(place), unnoticed))
      for (const [name, match] of Object.entries(MATCHERS) as ['naive' | 'indexed', Match][])
        if (mutation.noticed[name] === undefined && (await disagrees(mutation, history(place), match))) mutation.noticed[name] = place + 1;
    unnoticed = unnoticed.filter(({ noticed }) => noticed.naive === undefined || noticed.indexed === undefined);
  }
  const slowest = [...MUTATIONS].sort((a, b) => (b.noticed.indexed ?? most) - (a.noticed.indexed ?? most)).slice(0, 5);
  process.stderr.write(`[runs] noticed last: ${slowest.map(({ name, noticed }) => `${name} after ${noticed.indexed}`).join(', ')}\n`);
});

test.each(MUTATIONS.map((mutation) => [mutation.name, mutation.noticed] as const))(
  '%s the oracle disagrees with both matchers',
  (_, noticed) => {
    expect(noticed).toEqual({ naive: expect.any(Number), indexed: expect.any(Number) });
  },
);

// What is seen above is the mutations' doing: mended again, the engine and the oracle agree in the same histories.
test('the sound engine is not complained about', async () => {
  const history = historiesOf(seed);
  for (let place = 0; place < 20; place++)
    for (const match of Object.values(MATCHERS)) expect(await throwsDuring(history(place), { match: watchedMatch(match) })).toBe(false);
});
