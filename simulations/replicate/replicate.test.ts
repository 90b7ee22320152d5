/** Replications do not depend on the machine, the number of threads or each other, and more of them say more. */
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Worker } from 'node:worker_threads';
import { volatileJournal } from '@signalbox/engine/journal';
import { beforeAll, expect, test } from 'vitest';
import { builtFile } from '../../scripts/testing/built-file.js';
import { estimate, summarise } from '../measures/index.js';
import { play } from '../play/index.js';
import { drawTrial } from '../scenario/index.js';
import { BUSY, trialOf } from '../scenario/testing/trials.js';
import { type Replication, runReplication } from './run-replication.js';
import { runTrial } from './run-trial.js';
import { withYoungMemory } from './young-memory.js';

const TRIAL = trialOf({ ...BUSY, horizon: { for: '1h' } });

/** As it is installed: its threads start in a tenth of the time that those of the sources take. */
let installed: typeof runTrial;
beforeAll(async () => {
  ({ runTrial: installed } = await import(await builtFile('simulations/replicate/run-trial', 'simulations/replicate/replication-worker')));
});

test('the same seed gives the same history twice, another seed or replication another one', async () => {
  const order = { seed: 9, replication: 0 };
  const first = await runReplication(TRIAL, order);
  expect(await runReplication(TRIAL, order)).toEqual(first);
  expect((await runReplication(TRIAL, { ...order, seed: 10 })).check).not.toBe(first.check);
  expect((await runReplication(TRIAL, { ...order, replication: 1 })).check).not.toBe(first.check);
});

test('the same seed gives the same commands and events, one by one', async () => {
  const told = async (): Promise<string> => {
    const chance = { seed: 2, replication: 1 };
    const lines: string[] = [];
    const journal = volatileJournal();
    const { scenario } = drawTrial(TRIAL, chance);
    const append: typeof journal.append = (drafts, after, epoch) => {
      for (const { atMs, command, events } of drafts) lines.push(JSON.stringify([atMs, command, events]));
      return journal.append(drafts, after, epoch);
    };
    await play(scenario, { chance, settled: () => undefined, router: { journal: { ...journal, append } } });
    return lines.join('\n');
  };
  expect(await told()).toBe(await told());
});

// From the sources: elsewhere the threads are those of the installed product.
test('one thread and two give the same replications in the same order', async () => {
  const one = await runTrial(TRIAL, { replications: 4, workers: 1 });
  const two = await runTrial(TRIAL, { replications: 4, workers: 2 });
  expect(two).toEqual(one);
});

test('what is done when the run is ended is the answer', async () => {
  for (const workers of [1, 2]) {
    const ended = new AbortController();
    const done: Replication[] = [];
    const onDone = (replication: Replication): void => {
      done.push(replication);
      ended.abort();
    };
    const answer = await installed(TRIAL, { replications: 6, workers, signal: ended.signal, onDone });
    expect(answer.length).toBeGreaterThan(0);
    expect(answer.length).toBeLessThan(6);
    expect(answer).toEqual([...done].sort((one, other) => one.replication - other.replication));
  }
});

// A replication of a large network takes minutes: who waits has to see it go on, and can end it without waiting for its end.
test.each([1, 2])('with %i threads a replication is followed while it is played, and ends in the middle', async (workers) => {
  const ended = new AbortController();
  const seen: number[] = [];
  const onMoved = (shares: number): void => {
    if (shares <= (seen.at(-1) ?? 0)) return;
    seen.push(shares);
    if (seen.length > 1) ended.abort();
  };
  const month = trialOf({ ...BUSY, horizon: { for: '30d' } });
  expect(await installed(month, { replications: 1, workers, signal: ended.signal, onMoved })).toEqual([]);
  expect(seen.length).toBeGreaterThan(1);
  for (const share of seen) expect(share).toBeLessThan(1);
});

// Threads take longer to start than small scenarios take to play.
test('without a number of threads, work that is soon over begins none, work that lasts does, and the results are the same', async () => {
  const begun: Worker[] = [];
  const note = (thread: Worker): unknown => begun.push(thread);
  process.on('worker', note);
  try {
    expect(await installed(TRIAL, { replications: 2 })).toEqual(await installed(TRIAL, { replications: 2, workers: 1 }));
    expect(begun).toHaveLength(0);
    const days = trialOf({ ...BUSY, horizon: { for: '44h' } });
    const lasting = await installed(days, { replications: 2 });
    expect(begun).toHaveLength(availableParallelism() > 1 ? 2 : 0);
    expect(lasting).toEqual(await installed(days, { replications: 2, workers: 1 }));
  } finally {
    process.off('worker', note);
  }
});

const arrived = (replications: readonly Replication[]): readonly number[] =>
  replications.map(({ measured }) => measured.contacts.rows.get('all')?.get('all')?.whole[0] ?? 0);

test('more replications give a narrower interval', async () => {
  const many = await runTrial(TRIAL, { replications: 16, workers: 1 });
  const widthOf = (n: number): number =>
    summarise(many.slice(0, n).map(({ measured }) => measured)).contacts[0]?.figures['arrived']?.halfWidth ?? 0;
  expect(widthOf(16)).toBeLessThan(widthOf(4));
});

test('a replication and its mirror image vary against each other', async () => {
  const plain = trialOf({ demand: { calls: { queue: 'calls', channel: 'voice', perHour: 60 } }, horizon: { for: '1h' } });
  const counts = arrived(await runTrial(plain, { replications: 30, workers: 1, antithetic: true }));
  const pairs = counts.filter((_, n) => n % 2 === 0).map((count, n) => (count + (counts[2 * n + 1] as number)) / 2);
  const independent = arrived(await runTrial(plain, { replications: 30, workers: 1 }));
  const singles = independent.filter((_, n) => n % 2 === 0).map((count, n) => (count + (independent[2 * n + 1] as number)) / 2);
  expect(estimate(pairs, 0.95).halfWidth).toBeLessThan(estimate(singles, 0.95).halfWidth);
});

test('a forecast’s volume comes in expectation', async () => {
  const rows = ['00:00,30', '00:30,60', '01:00,0', '01:30,15'].map(
    (row) => `2026-03-11,${row.split(',')[0]},calls,voice,en,${row.split(',')[1]}`,
  );
  const forecast = trialOf(
    { horizon: { for: '2h' } },
    { forecast: [{ file: 'f.csv', text: `date,start,queue,channel,language,volume\n${rows.join('\n')}\n` }] },
  );
  const { mean, halfWidth } = estimate(arrived(await runTrial(forecast, { replications: 40, workers: 1 })), 0.9999);
  expect(Math.abs(mean - 105)).toBeLessThan(halfWidth);
});

// Ten thousand contacts kept would be ten megabytes at least: a customer, a life and a dozen events each.
test('memory holds the contacts in the system, not those simulated', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const long = trialOf({
    demand: { calls: { queue: 'calls', channel: 'voice', perHour: 420 } },
    behaviour: { voice: { handling: '30s' } },
    horizon: { for: '24h' },
  });
  let settled = 0;
  let early = 0;
  let late = 0;
  await runReplication(
    long,
    { seed: 1, replication: 0 },
    {
      settled() {
        settled++;
        if (settled !== 1_000 && settled !== 9_000) return;
        collect();
        const { heapUsed } = process.memoryUsage();
        if (settled === 1_000) early = heapUsed;
        else late = heapUsed;
      },
    },
  );
  expect(late).toBeGreaterThan(0);
  expect(late - early).toBeLessThan(4_000_000);
});

// V8 reads with how much a thread begins when the thread's memory is made; should it stop doing so, threads would only be slower. Without
// being told it begins with one MiB; tests themselves run in a process that allows no more than 32.
test('a thread that plays begins with the young memory it is meant to have', async () => {
  const young = "postMessage(require('node:v8').getHeapSpaceStatistics().find((space) => space.space_name === 'new_space').space_size)";
  const thread = new Worker(`require('node:worker_threads').parentPort.${young}`, { eval: true, ...withYoungMemory() });
  const [bytes] = await once(thread, 'message');
  expect(bytes).toBeGreaterThanOrEqual(32 * 1_024 * 1_024);
});
