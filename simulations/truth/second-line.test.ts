/**
 * A second line whose customers give up is the hall of Erlang A: what a first line without waits hands on is a Poisson process again
 * (Mirasol 1963, "The output of an M/G/∞ queuing system is Poisson", Operations Research 11). If some of them try again after a while, it is a
 * Markov chain of those there and those who will be back (Falin and Templeton 1997, Retrial Queues), solved exactly here.
 */
import { expect, test } from 'vitest';
import { runs, seed } from '../../scripts/testing/runs.js';
import { type HandedOn, play, type Scenario, type TryingAgain } from '../play/index.js';
import { scenarioOf } from '../play/testing/hall.js';
import { explore, stationary } from '../theory/chain.js';
import { exponentialPatience, figuresOf } from '../theory/index.js';
import { holds, interval, REPLICATIONS } from './testing/interval.js';

const COUNTED = runs('simulations/truth second line, contacts per replication', { fast: 250, nightly: 10_000 });
/** Where few of those who come are back again, it takes more to see that they are. */
const COUNTED_BACK = runs('simulations/truth second line, tried again, contacts per replication', { fast: 400, nightly: 10_000 });
const MINUTE_MS = 60_000;
const PER_MINUTE = 2;
const WARM_UP_MS = 60 * MINUTE_MS;
const WITHIN_MS = MINUTE_MS / 2;
const SECOND_LINE = { agents: 8, handlingMs: 4 * MINUTE_MS, patienceMs: 3 * MINUTE_MS };

interface FirstLine {
  readonly handlingMs: number;
  readonly retry: TryingAgain | null;
}

const secondLine = (toMs: number, { handlingMs, retry }: FirstLine): Scenario =>
  scenarioOf(
    {
      demand: [
        {
          name: 'calls',
          queue: 'calls',
          channel: 'voice',
          intervals: [{ fromMs: 0, toMs, volume: (PER_MINUTE * toMs) / MINUTE_MS }],
          // Whoever is transferred keeps the place; so all come to the second line in the order of their arrival.
          handling: { kind: 'constant', ms: handlingMs },
          patience: null,
          transfer: {
            share: 1,
            to: 'repairs',
            handling: { kind: 'exponential', meanMs: SECOND_LINE.handlingMs },
            patience: { kind: 'exponential', meanMs: SECOND_LINE.patienceMs },
            retry,
          },
        },
      ],
    },
    { channels: { voice: { wrapUpMax: 0 } }, queues: { calls: { channels: ['voice'] }, repairs: { channels: ['voice'] } } },
    {
      groups: [
        { group: 'front', count: 40, hub: 'hall', queues: ['calls'] },
        { group: 'workshop', count: SECOND_LINE.agents, hub: 'hall', queues: ['repairs'] },
      ],
    },
  );

const FIGURES = ['perMinute', 'waited', 'meanWaitMinutes', 'abandoned', 'inTime'] as const;
type Figures = Readonly<Record<(typeof FIGURES)[number], number>>;

/** Figures of the second line, replication by replication. */
async function played(first: FirstLine, counted: number): Promise<readonly Figures[]> {
  const minutes = counted / PER_MINUTE;
  const toMs = WARM_UP_MS + minutes * MINUTE_MS;
  const counts = ({ atMs, waitedMs }: HandedOn): boolean => atMs - waitedMs >= WARM_UP_MS && atMs - waitedMs < toMs;
  const found: Figures[] = [];
  for (let replication = 0; replication < REPLICATIONS; replication++) {
    const waits: HandedOn[] = [];
    await play(secondLine(toMs, first), {
      chance: { seed, replication },
      settled: () => undefined,
      handedOn: (wait) => void (counts(wait) && waits.push(wait)),
    });
    const share = (of: (wait: HandedOn) => boolean): number => waits.filter(of).length / waits.length;
    found.push({
      perMinute: waits.length / minutes,
      waited: share(({ waitedMs }) => waitedMs > 0),
      meanWaitMinutes: waits.reduce((sum, { waitedMs }) => sum + waitedMs, 0) / waits.length / MINUTE_MS,
      abandoned: share(({ outcome }) => outcome === 'abandoned'),
      inTime: share(({ outcome, waitedMs }) => outcome === 'answered' && waitedMs <= WITHIN_MS),
    });
  }
  return found;
}

function agrees(found: readonly Figures[], expected: Partial<Figures>): void {
  for (const name of FIGURES) {
    const theory = expected[name];
    if (theory === undefined) continue;
    const simulated = interval(found.map((one) => one[name]));
    expect(holds(simulated, theory), `${name}: ${simulated.mean} ± ${simulated.halfWidth}, theory ${theory}`).toBe(true);
  }
}

test('who waits, how long, who gives up and who is taken in time', async () => {
  const found = await played({ handlingMs: 3 * MINUTE_MS, retry: null }, COUNTED);
  const { agents, handlingMs, patienceMs } = SECOND_LINE;
  const theory = figuresOf(
    {
      agents,
      arrivalRate: PER_MINUTE,
      handling: handlingMs / MINUTE_MS,
      patience: exponentialPatience(patienceMs / MINUTE_MS),
    },
    WITHIN_MS / MINUTE_MS,
  );
  expect(theory.abandoned).toBeGreaterThan(0.05);
  agrees(found, {
    perMinute: PER_MINUTE,
    waited: theory.waited,
    meanWaitMinutes: theory.meanWait,
    abandoned: theory.abandoned,
    inTime: theory.serviceLevel,
  });
}, 600_000);

/** How many give up and are back, in the long run; so many are hardly ever there at once. */
const MOST = { there: 60, away: 60 };

/** The second line with those who will be back after an exponential while; rates are per minute. */
function withRetries(share: number, backRate: number): Partial<Figures> {
  const { agents } = SECOND_LINE;
  const serviceRate = MINUTE_MS / SECOND_LINE.handlingMs;
  const leaveRate = MINUTE_MS / SECOND_LINE.patienceMs;
  type State = readonly [there: number, away: number];
  function* moves([there, away]: State): Generator<readonly [number, State]> {
    const waiting = Math.max(0, there - agents);
    if (there < MOST.there) yield [PER_MINUTE, [there + 1, away]];
    if (there < MOST.there && away > 0) yield [away * backRate, [there + 1, away - 1]];
    if (there > 0) yield [Math.min(there, agents) * serviceRate + waiting * leaveRate * (1 - share), [there - 1, away]];
    if (waiting > 0 && away < MOST.away) yield [waiting * leaveRate * share, [there - 1, away + 1]];
  }
  const explored = explore<State>({ first: [0, 0], key: (state) => state.join(), moves });
  const shares = stationary(explored);
  const mean = (of: (state: State) => number): number =>
    explored.states.reduce((sum, state, place) => sum + (shares[place] as number) * of(state), 0);
  const perMinute = mean(([, away]) => PER_MINUTE + away * backRate);
  return {
    perMinute,
    waited: mean(([there, away]) => (there < agents ? 0 : PER_MINUTE + away * backRate)) / perMinute,
    meanWaitMinutes: mean(([there]) => Math.max(0, there - agents)) / perMinute,
    abandoned: (mean(([there]) => Math.max(0, there - agents)) * leaveRate) / perMinute,
  };
}

test('where some of those who give up try again, so many more come, wait and give up', async () => {
  const retry: TryingAgain = { share: 0.7, after: { kind: 'exponential', meanMs: 5 * MINUTE_MS }, most: 1_000 };
  const expected = withRetries(retry.share, 1 / 5);
  // It is the retries that are seen here: without them, a tenth fewer come.
  expect(expected.perMinute).toBeGreaterThan(1.1 * PER_MINUTE);
  // Whoever comes is in the second line at once.
  agrees(await played({ handlingMs: 1, retry }, COUNTED_BACK), expected);
}, 600_000);
