/**
 * A second line whose customers give up is the hall of Erlang A: what a first line without waits hands on is a Poisson process again
 * (Mirasol 1963, "The output of an M/G/∞ queuing system is Poisson", Operations Research 11).
 */
import { expect, test } from 'vitest';
import { runs, seed } from '../../scripts/testing/runs.js';
import { type HandedOn, play, type Scenario } from '../play/index.js';
import { scenarioOf } from '../play/testing/hall.js';
import { exponentialPatience, figuresOf } from '../theory/index.js';
import { holds, interval, REPLICATIONS } from './testing/interval.js';

const COUNTED = runs('simulations/truth second line, contacts per replication', { fast: 500, nightly: 10_000 });
const MINUTE_MS = 60_000;
const PER_MINUTE = 2;
const WARM_UP_MS = 60 * MINUTE_MS;
const WITHIN_MS = MINUTE_MS / 2;
const SECOND_LINE = { agents: 8, handlingMs: 4 * MINUTE_MS, patienceMs: 3 * MINUTE_MS };

const secondLine = (toMs: number): Scenario =>
  scenarioOf(
    {
      demand: [
        {
          name: 'calls',
          queue: 'calls',
          channel: 'voice',
          intervals: [{ fromMs: 0, toMs, volume: (PER_MINUTE * toMs) / MINUTE_MS }],
          // Whoever is transferred keeps the place; so all come to the second line in the order of their arrival.
          handling: { kind: 'constant', ms: 3 * MINUTE_MS },
          patience: null,
          transfer: {
            share: 1,
            to: 'repairs',
            handling: { kind: 'exponential', meanMs: SECOND_LINE.handlingMs },
            patience: { kind: 'exponential', meanMs: SECOND_LINE.patienceMs },
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

test('who waits, how long, who gives up and who is taken in time', async () => {
  const toMs = WARM_UP_MS + (COUNTED / PER_MINUTE) * MINUTE_MS;
  const found: Record<'waited' | 'meanWaitMinutes' | 'abandoned' | 'inTime', number[]> = {
    waited: [],
    meanWaitMinutes: [],
    abandoned: [],
    inTime: [],
  };
  for (let replication = 0; replication < REPLICATIONS; replication++) {
    const waits: HandedOn[] = [];
    const counts = ({ atMs, waitedMs }: HandedOn): boolean => atMs - waitedMs >= WARM_UP_MS && atMs - waitedMs < toMs;
    await play(secondLine(toMs), {
      chance: { seed, replication },
      settled: () => undefined,
      handedOn: (wait) => void (counts(wait) && waits.push(wait)),
    });
    const share = (of: (wait: HandedOn) => boolean): number => waits.filter(of).length / waits.length;
    found.waited.push(share(({ waitedMs }) => waitedMs > 0));
    found.meanWaitMinutes.push(waits.reduce((sum, { waitedMs }) => sum + waitedMs, 0) / waits.length / MINUTE_MS);
    found.abandoned.push(share(({ outcome }) => outcome === 'abandoned'));
    found.inTime.push(share(({ outcome, waitedMs }) => outcome === 'answered' && waitedMs <= WITHIN_MS));
  }
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
  const expected = {
    waited: theory.waited,
    meanWaitMinutes: theory.meanWait,
    abandoned: theory.abandoned,
    inTime: theory.serviceLevel,
  };
  expect(expected.abandoned).toBeGreaterThan(0.05);
  for (const name of ['waited', 'meanWaitMinutes', 'abandoned', 'inTime'] as const) {
    const simulated = interval(found[name]);
    expect(holds(simulated, expected[name]), `${name}: ${simulated.mean} ± ${simulated.halfWidth}, theory ${expected[name]}`).toBe(true);
  }
}, 600_000);
