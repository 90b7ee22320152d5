/** Given exponential customers, the router shows the waits, service levels and abandonments that Erlang's formulas demand. */
import { describe, expect, test } from 'vitest';
import { runs, seed } from '../../scripts/testing/runs.js';
import { ERLANG_CASES, type ErlangCase, type Figures, ONE_AGENT_FEWER, WITHIN_S } from './testing/erlang-cases.js';
import { exponentialContacts } from './testing/exponential-contacts.js';
import { firstComeFirstServed } from './testing/first-come-first-served.js';
import { holds, type Interval, interval, REPLICATIONS } from './testing/interval.js';
import { defineWorld, type Fate, playContacts } from './testing/play-contacts.js';

/**
 * Each figure lies within the 99.9 % interval of 20 replications. A correct router misses one of the 21 intervals below for one seed in
 * fifty; the seed is fixed, so that it either always does or never: a failure is news about the router, not about luck.
 */
const COUNTED = runs('simulations/truth Erlang, contacts per replication', { fast: 300, nightly: 20_000 });
/** Contacts at the start that are not counted: the hall opens empty. Over three relaxation times of the slowest case, ten nightly. */
const WARM_UP = COUNTED > 300 ? 1_200 : 350;
/** A seed of its own for each case: one unlucky draw is then not the draw of all. */
const seedOf = (one: ErlangCase): number => seed + ERLANG_CASES.indexOf(one);
const FIGURES = ['waited', 'meanWaitS', 'answeredIn20s', 'abandoned'] as const;

const worldOf = (agents: number) =>
  defineWorld(
    {
      plan: 'erlang',
      channels: { voice: { steps: [{}], wrapUpMax: 0 } },
      hubs: { hall: { kind: 'monolingual', country: 'IE', zone: 'Europe/Dublin', languages: ['en'] } },
      queues: { calls: { channels: ['voice'] } },
    },
    { groups: [{ group: 'agent', count: agents, hub: 'hall' }] },
  );

function figuresOf(fates: readonly Fate[]): Figures {
  const share = (counts: (fate: Fate) => boolean): number => fates.filter(counts).length / fates.length;
  return {
    waited: share(({ waitedMs }) => waitedMs > 0),
    meanWaitS: fates.reduce((sum, { waitedMs }) => sum + waitedMs, 0) / fates.length / 1_000,
    answeredIn20s: share(({ agent, waitedMs }) => agent !== null && waitedMs <= WITHIN_S * 1_000),
    abandoned: share(({ agent }) => agent === null),
  };
}

type Found = Readonly<Record<keyof Figures, Interval>>;

/** Each case is simulated once, whichever test asks first. */
const simulated = new Map<ErlangCase, Promise<Found>>();
function foundFor(one: ErlangCase): Promise<Found> {
  const found = simulated.get(one) ?? simulate(one);
  simulated.set(one, found);
  return found;
}

async function simulate(one: ErlangCase): Promise<Found> {
  const world = worldOf(one.agents);
  const found: Figures[] = [];
  for (let replication = 0; replication < REPLICATIONS; replication++) {
    const fates = await playContacts(world, exponentialContacts(one, { seed: seedOf(one), replication, count: WARM_UP + COUNTED }));
    found.push(figuresOf(fates.slice(WARM_UP)));
  }
  return Object.fromEntries(FIGURES.map((figure) => [figure, interval(found.map((figures) => figures[figure]))])) as Found;
}

const told = (found: Found, exact: Figures): string[] =>
  FIGURES.filter((figure) => !holds(found[figure], exact[figure])).map(
    (figure) => `${figure}: ${found[figure].mean} ± ${found[figure].halfWidth}, exact ${exact[figure]}`,
  );

describe('theory within the 99.9 % interval', () => {
  test.each(ERLANG_CASES)('$name', async (one) => {
    const found = await foundFor(one);
    expect(told(found, one.exact)).toEqual([]);
  });
});

test('the intervals are narrow enough to tell 16 agents from 15', async () => {
  const sixteen = ERLANG_CASES.find(({ agents }) => agents === 16) as ErlangCase;
  const found = await foundFor(sixteen);
  expect(told(found, ONE_AGENT_FEWER)).toHaveLength(3);
});

test.each(ERLANG_CASES)('$name: the first 1,000 contacts wait to the millisecond as first come, first served has it', async (one) => {
  const script = [...exponentialContacts(one, { seed: seedOf(one), replication: 0, count: 1_000 })];
  const waits = (await playContacts(worldOf(one.agents), script)).map(({ waitedMs }) => waitedMs);
  expect(waits).toEqual(firstComeFirstServed(one.agents, script).map(({ waitedMs }) => waitedMs));
  expect(waits.filter((waitedMs) => waitedMs > 0).length).toBeGreaterThan(100);
});
