/** A run written to a store is the run it is without one, reaches the store whole whatever its speed, and can be decided and replayed from there. */
import { verify } from '@signalbox/engine/inspect';
import type { Journal, JournalRecord } from '@signalbox/engine/journal';
import { expect, test } from 'vitest';
import { recordingJournal } from '../../engine/testing/recording-journal.js';
import type { Life } from '../play/index.js';
import { BUSY, trialOf } from '../scenario/testing/trials.js';
import { paired, replay } from '../what-if/index.js';
import { recorded } from '../what-if/testing/recorded.js';
import { headOfRun } from './copied-journal.js';
import { runReplication } from './run-replication.js';
import { runToJournal } from './run-to-journal.js';

const TRIAL = trialOf(BUSY);
const ORDER = { seed: 9, replication: 0 };

/** A store on a disk that answers some turns later, and counts what it is given. */
function farStore({ fails = Number.POSITIVE_INFINITY }: { readonly fails?: number } = {}) {
  const kept = recordingJournal();
  const groups: number[] = [];
  let [underWay, most, closed] = [0, 0, 0];
  const store: Journal = {
    ...kept,
    async append(drafts, after, epoch) {
      groups.push(drafts.length);
      most = Math.max(most, ++underWay);
      for (let turn = 0; turn < 5; turn++) await new Promise(setImmediate);
      underWay--;
      if (groups.length >= fails) throw new Error('the disk is gone');
      return kept.append(drafts, after, epoch);
    },
    async close() {
      expect(underWay).toBe(0);
      closed++;
    },
  };
  return { store, kept, groups, most: () => most, closed: () => closed };
}

async function written() {
  const to = farStore();
  return { ...to, run: await runToJournal(TRIAL, ORDER, { store: to.store }) };
}
/** Played once for all tests that only read it. */
const whole = written();

test('the run is the same, and its records are read back as they were', async () => {
  const { run, kept, closed } = await whole;
  expect(run).toEqual(await runReplication(TRIAL, ORDER));
  expect(await headOfRun(kept.read(1))).toEqual({ seq: run.records, check: run.check });
  expect(closed()).toBe(1);
});

test('every record is decided again as it is written', async () => {
  const { run, kept } = await whole;
  expect((await verify(kept.read(1))).records).toBe(run.records);
});

test('replayed under its own plan, every customer has the fate of the run, and nothing is drawn', async () => {
  const lives: Life[] = [];
  await runReplication(TRIAL, ORDER, { settled: (life) => lives.push(life) });
  const { kept } = await whole;
  const recording = recorded(kept.records());
  const again = replay(recording);
  expect(paired(recording.outcomes, again.outcomes).filter(({ differs }) => differs.length > 0)).toEqual([]);
  expect([Object.values(again.tallies).reduce((sum, { drawn }) => sum + drawn, 0), again.refused]).toEqual([0, {}]);
  const fates = lives.map(({ customer, outcome, waitedMs, agent }) => [
    customer.id,
    outcome === 'unserved' ? 'open' : outcome,
    waitedMs,
    agent,
  ]);
  expect(fates.length).toBeGreaterThan(300);
  expect(again.outcomes.map(({ contact, outcome, waitedMs, agent }) => [contact, outcome, waitedMs, agent]).sort()).toEqual(fates.sort());
});

// Otherwise a long run would be in memory as a whole while the disk works.
test('the run waits for a store that is slower', async () => {
  const { store, groups, most } = farStore();
  const { records } = await runToJournal(trialOf({ ...BUSY, horizon: { for: '1d' } }), ORDER, { store });
  expect(groups.reduce((sum, count) => sum + count, 0)).toBe(records);
  expect(most()).toBe(1);
  expect(records).toBeGreaterThan(10_000);
  expect(Math.max(...groups)).toBeLessThan(3_000);
});

test('ended half-way, the store holds the beginning of the run', async () => {
  const { store, kept, closed } = farStore();
  const ended = new Error('enough');
  const moved = (share: number): void => {
    if (share > 0.5) throw ended;
  };
  await expect(runToJournal(TRIAL, ORDER, { store, moved })).rejects.toBe(ended);
  expect(closed()).toBe(1);
  const {
    run: { records },
    kept: all,
  } = await whole;
  const begun: readonly JournalRecord[] = kept.records();
  expect(begun.length).toBeGreaterThan(records / 4);
  expect(begun.length).toBeLessThan(records);
  expect(begun).toEqual(all.records(1, begun.length));
});

test.each([1, 3])('a store that fails at group %i ends the run with its own fault, and is closed', async (fails) => {
  const { store, closed } = farStore({ fails });
  await expect(runToJournal(trialOf({ ...BUSY, horizon: { for: '1d' } }), ORDER, { store })).rejects.toThrow('the disk is gone');
  expect(closed()).toBe(1);
});

test('a store that holds records is refused and left as it is', async () => {
  const { store, kept, closed } = farStore();
  await runToJournal(TRIAL, ORDER, { store });
  const { head } = kept;
  await expect(runToJournal(TRIAL, ORDER, { store })).rejects.toMatchObject({ code: 'JOURNAL_DIVERGED' });
  expect(kept.head).toEqual(head);
  expect(closed()).toBe(2);
});
