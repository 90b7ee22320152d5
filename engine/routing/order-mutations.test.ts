// The oracle can see: with any one part of the order of contacts taken out, in the line or for an agent, it disagrees with both matchers.
import { expect, test, vi } from 'vitest';
import { nightly, runs, seed } from '../../scripts/testing/runs.js';
import type { Match } from '../core/step.js';
import { historiesOf, throwsDuring } from '../testing/histories.js';
import { watchedMatch } from '../testing/oracle/watched-match.js';
import { match as matchIndexed } from './match.js';
import { matchNaive } from './match.naive.js';

/** The order everything is sorted by: no state outlives its history, so each history may be played with another one. */
const { now } = vi.hoisted(() => ({ now: { order: (_a: Placed, _b: Placed, _tierOfA: number, _tierOfB: number): number => 0 } }));
vi.mock('../core/contact-order.js', () => ({
  contactOrder: (a: Placed, b: Placed) => now.order(a, b, 0, 0),
  agentsOrder: (a: Placed, tierOfA: number, b: Placed, tierOfB: number) => now.order(a, b, tierOfA, tierOfB),
}));

vi.setConfig({ testTimeout: nightly ? 3_600_000 : 120_000 });

interface Placed {
  readonly band: number;
  readonly rankAtMs: number;
  readonly ordinal: number;
}
type Part = (a: Placed, b: Placed, tierOfA: number, tierOfB: number) => number;

const PARTS: Readonly<Record<string, Part>> = {
  band: (a, b) => a.band - b.band,
  tier: (_, __, a, b) => a - b,
  rankAtMs: (a, b) => a.rankAtMs - b.rankAtMs,
  ordinal: (a, b) => a.ordinal - b.ordinal,
};

/** The order by these parts, one after the other. That of ordinals is the last that may differ: turned round, not left out, it stays an order. */
const by =
  (parts: readonly Part[]): Part =>
  (...of) => {
    for (const part of parts) {
      const order = part(...of);
      if (order !== 0) return order;
    }
    return 0;
  };

const broken = (missing: string): Part =>
  by(
    Object.entries(PARTS).flatMap(([name, part]): Part[] =>
      name !== missing ? [part] : name === 'ordinal' ? [(a, b) => b.ordinal - a.ordinal] : [],
    ),
  );

const most = runs('histories until a missing part of the order is noticed, at most', { fast: 400, nightly: 4_000 });

const history = historiesOf(seed);

/** How many histories the oracle took to see that the order is broken, with each matcher. */
async function noticedAfter(missing: string): Promise<{ naive: number; indexed: number }> {
  now.order = broken(missing);
  const first = async (match: Match): Promise<number> => {
    for (let place = 0; place < most; place++) if (await throwsDuring(history(place), { match: watchedMatch(match) })) return place + 1;
    return expect.fail(`not noticed in ${most} histories`);
  };
  return { naive: await first(matchNaive), indexed: await first(matchIndexed) };
}

test.each(Object.keys(PARTS))('without the part %s of the order, the oracle disagrees with both matchers', async (part) => {
  const { naive, indexed } = await noticedAfter(part);
  expect(Math.max(naive, indexed)).toBeLessThanOrEqual(most);
  process.stderr.write(`[runs] order without ${part}: noticed after ${naive} histories, by the index after ${indexed}\n`);
});
