// How fair each way to choose is, as laws with bounds: over long histories of calls taken and ended in any order.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs, seed } from '../../scripts/testing/runs.js';
import type { Event, EventOf } from '../domain/events.js';
import { type Box, openBox } from '../testing/box.js';
import { plainJournal } from '../testing/plain-journal.js';
import type { Setting } from '../testing/plans.js';
import { company } from '../testing/small.js';

type Help = Parameters<typeof company>[0]['help'] & {};

const TEAM: readonly string[] = ['ana', 'ben', 'cleo', 'dan'];
const HUB: Readonly<Record<string, string>> = { ana: 'lisbon', ben: 'lisbon', cleo: 'bucharest', dan: 'bucharest' };

/** Two agents in Lisbon and two in Bucharest who can do everything; whoever is chosen has the call at once and wraps nothing up. */
const team = (help: Help): Setting =>
  company({
    agents: Object.fromEntries(TEAM.map((id) => [id, { hub: HUB[id] as string }])),
    help: { channels: ['voice'], offer: { mode: 'auto' }, wrapUpMax: 0, ...help },
  });

/** What happens next: a call arrives, or one of those in hand ends; and how much later. */
interface Move {
  readonly arrives: boolean;
  readonly pick: number;
  readonly ms: number;
}

const anyMoves = (share: number): fc.Arbitrary<readonly Move[]> =>
  fc.array(
    fc.record({
      arrives: fc.oneof({ weight: share, arbitrary: fc.constant(true) }, { weight: 10 - share, arbitrary: fc.constant(false) }),
      pick: fc.nat({ max: 99 }),
      ms: fc.nat({ max: 2_000 }),
    }),
    { minLength: 40, maxLength: 60 },
  );

async function staffed(setting: Setting, agents: readonly string[] = TEAM): Promise<Box> {
  const box = await openBox(setting, { journal: plainJournal() });
  for (const agent of agents) await signIn(box, agent);
  return box;
}

async function signIn(box: Box, agent: string): Promise<void> {
  await box.send({ type: 'agent.connected', agent, connection: 'desk' });
  await box.send({ type: 'agent.sign-in', agent });
}

let calls = 0;
async function call(box: Box): Promise<readonly Event[]> {
  const { records } = await box.send({ type: 'contact.enqueue', queue: 'help', channel: 'voice', contact: `c${++calls}` });
  return records.flatMap(({ events }) => events);
}

const owned = (box: Box) => [...box.state.contacts.values()].filter(({ state }) => state === 'owned');

async function release(box: Box, pick: number): Promise<readonly Event[]> {
  const inHand = owned(box);
  const contact = inHand[pick % Math.max(1, inHand.length)];
  if (contact === undefined) return [];
  return (await box.send({ type: 'contact.release', contact: contact.contact })).records.flatMap(({ events }) => events);
}

async function play(box: Box, moves: readonly Move[], after: (events: readonly Event[]) => void): Promise<void> {
  for (const { arrives, pick, ms } of moves) {
    box.clock.jumpTo(box.clock.nowMs() + ms);
    after(arrives ? await call(box) : await release(box, pick));
  }
}

const taken = (events: readonly Event[]): readonly EventOf<'offer.accepted'>[] => events.filter((event) => event.type === 'offer.accepted');

/** A call at a time, over before the next: everybody is free for each. */
async function oneByOne(box: Box, count: number): Promise<readonly string[]> {
  const went: string[] = [];
  for (let n = 0; n < count; n++) {
    for (const { agent } of taken(await call(box))) went.push(agent);
    box.clock.jumpTo(box.clock.nowMs() + 1_000);
    await release(box, 0);
  }
  return went;
}

const countOf = (went: readonly string[], agent: string): number => went.filter((one) => one === agent).length;
const spread = (went: readonly string[], agents: readonly string[]): number => {
  const counts = agents.map((agent) => countOf(went, agent));
  return Math.max(...counts) - Math.min(...counts);
};

// Shares: while both groups are there and nothing runs out, neither is ever further from its share than the tolerance and one assignment.
test('fairness bound of share: the realised share stays within the tolerance and one assignment', async () => {
  const numRuns = runs('fairness of shares', { fast: 100, nightly: 10_000 });
  const anySplit = fc.record({
    percent: fc.nat({ max: 100 }),
    window: fc.integer({ min: 1, max: 25 }),
    tolerance: fc.nat({ max: 30 }),
    ranked: fc.boolean(),
  });
  let assigned = 0;
  await fc.assert(
    fc.asyncProperty(anySplit, anyMoves(6), async ({ percent, window, tolerance, ranked }, moves) => {
      const percents = [percent, 100 - percent];
      const groups = [
        { hubs: ['lisbon'], percent },
        { hubs: ['bucharest'], percent: 100 - percent },
      ];
      const box = await staffed(
        team({ shares: { groups, window, tolerance, hold: '1h' }, rank: ranked ? ['share', 'longest-idle'] : ['longest-idle'] }),
      );
      await play(box, moves, (events) => {
        assigned += taken(events).length;
        const { counts, recent } = box.state.queues.get('help')?.shares ?? { counts: [], recent: [] };
        for (const [group, count] of counts.entries())
          expect(Math.abs(count * 100 - (percents[group] as number) * recent.length)).toBeLessThanOrEqual(tolerance * window + 100);
      });
    }),
    { seed, numRuns },
  );
  expect(assigned).toBeGreaterThan(numRuns * 10);
});

// Among agents who are always free, round-robin and longest-idle give to each in turn: counts differ by one at most, also for who comes later.
test.each(['round-robin', 'longest-idle'] as const)(
  'fairness bound of %s: in turn, and a newcomer is neither first for ever nor flooded',
  async (key) => {
    const numRuns = runs(`fairness of ${key}`, { fast: 100, nightly: 10_000 });
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 13 }), fc.integer({ min: 1, max: 17 }), async (before, after) => {
        const box = await staffed(team({ rank: [key] }), TEAM.slice(0, 3));
        expect(spread(await oneByOne(box, before), TEAM.slice(0, 3))).toBeLessThanOrEqual(1);
        await signIn(box, 'dan');
        expect(spread(await oneByOne(box, after), TEAM)).toBeLessThanOrEqual(1);
      }),
      { seed, numRuns },
    );
  },
);

// Longest-idle: of those who were free, nobody had been idle for longer than who is given the call.
test('fairness bound of longest-idle: nobody who has been idle for longer is passed over', async () => {
  const numRuns = runs('nobody passed over', { fast: 100, nightly: 10_000 });
  await fc.assert(
    fc.asyncProperty(anyMoves(5), async (moves) => {
      const box = await staffed(team({ rank: ['longest-idle'] }));
      await play(box, moves, (events) => {
        for (const { agent } of taken(events)) {
          const chosen = box.state.agents.get(agent)?.idleSinceMs ?? 0;
          for (const other of box.state.agentsInOrder)
            if (other.offers.length === 0) expect(other.idleSinceMs).toBeGreaterThanOrEqual(chosen);
        }
      });
    }),
    { seed, numRuns },
  );
});

// Least-loaded: agents alike differ by one contact at most while contacts only arrive, and whoever gets one had no more than anybody else.
test('fairness bound of least-loaded: whoever is given a chat had no more of them than anybody else', async () => {
  const numRuns = runs('fairness of least-loaded', { fast: 100, nightly: 10_000 });
  await fc.assert(
    fc.asyncProperty(anyMoves(6), async (moves) => {
      const setting = team({ channels: ['chat'], rank: ['least-loaded'], lastAgent: 'off' });
      const box = await staffed(setting);
      const inHand = (agent: string): number => box.state.agents.get(agent)?.offers.length ?? 0;
      for (const { arrives, pick } of moves) {
        const before = new Map(TEAM.map((agent) => [agent, inHand(agent)]));
        if (!arrives) {
          await release(box, pick);
          continue;
        }
        const { records } = await box.send({ type: 'contact.enqueue', queue: 'help', channel: 'chat', contact: `c${++calls}` });
        for (const { agent } of taken(records.flatMap(({ events }) => events)))
          expect(before.get(agent)).toBe(Math.min(...before.values()));
      }
    }),
    { seed, numRuns },
  );
});

// Random: over 1,000 calls to four agents who are always free, the sum of (count − 250)² / 250 stays below 16.3: three degrees of freedom, one in a thousand.
test('fairness bound of random: everybody is drawn about equally often, whatever the seed of the plan', async () => {
  const plans = runs('fairness of random', { fast: 3, nightly: 20 });
  for (let seedOfPlan = 1; seedOfPlan <= plans; seedOfPlan++) {
    const setting = team({ rank: ['random'] });
    const box = await staffed({ ...setting, plan: { ...setting.plan, seed: seedOfPlan } });
    const went = await oneByOne(box, 1_000);
    const counts = TEAM.map((agent) => countOf(went, agent));
    expect(counts.reduce((sum, count) => sum + (count - 250) ** 2, 0) / 250).toBeLessThan(16.3);
  }
});

// Nobody starves: calls alike are taken in the order of arrival, whichever key chooses the agent.
test('no starvation: no call is passed over by a later one', async () => {
  const numRuns = runs('no starvation of calls', { fast: 100, nightly: 10_000 });
  const key = fc.constantFrom('longest-idle', 'least-loaded', 'round-robin', 'random', 'fastest', 'lowest-cost', 'share');
  await fc.assert(
    fc.asyncProperty(key, anyMoves(7), async (rank, moves) => {
      const box = await staffed(team({ rank: [rank as 'random'] }));
      let last = 0;
      await play(box, moves, (events) => {
        for (const { ordinal } of taken(events)) {
          expect(ordinal).toBeGreaterThan(last);
          last = ordinal;
        }
      });
    }),
    { seed, numRuns },
  );
});
