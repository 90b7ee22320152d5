// Ctrl-C ends a replay, and what is over in both histories by then is the answer; before anything is, it says so.
import { expect, test } from 'vitest';
import { BUSY, trialOf } from '../../simulations/scenario/testing/trials.js';
import { played, recorded } from '../../simulations/what-if/testing/recorded.js';
import { EXIT } from '../exit-codes.js';
import { play } from './play.js';

const recording = recorded(await played(trialOf(BUSY), 1));

/** Ctrl-C comes while the first slice is played. A real signal would go to the process of all tests, which one that comes late ends. */
const interrupted = (sliceSteps: number) => play(recording, { seed: 1 }, { until: (work) => work(AbortSignal.abort()), sliceSteps });

test('Ctrl-C leaves the contacts that are over in both, which are some and not all', async () => {
  const { pairs, endedMs, replayed } = await interrupted(500);
  if (endedMs === null) throw new Error('The replay came to its end.');
  expect(endedMs).toBeGreaterThan(recording.fromMs);
  expect(endedMs).toBeLessThan(recording.toMs);
  expect(pairs.length).toBeGreaterThan(0);
  expect(pairs.length).toBeLessThan(recording.outcomes.length);
  for (const { recorded: then, replayed: now } of pairs)
    expect([then?.overMs, now?.overMs].every((overMs) => typeof overMs === 'number' && overMs <= endedMs)).toBe(true);
  expect(replayed.patienceUnknown).toEqual([]);
});

test('Ctrl-C before the first contact is over is a failure of its own', async () => {
  await expect(interrupted(1)).rejects.toMatchObject({ code: 'NOTHING_DONE', exit: EXIT.wrong });
});

test('undisturbed it is whole', async () => {
  const { pairs, endedMs } = await play(recording, { seed: 1 });
  expect([pairs.length, endedMs]).toEqual([recording.outcomes.length, null]);
});
