// Proves that the follower writes, beside a working router, snapshots from which the same state is restored as from the first record.
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type Fault, openRouter, type Router } from '@signalbox/engine';
import { applyRecord, decodeState, fold, freshState, type RouterState, type Snapshot, stateHash } from '@signalbox/engine/journal';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { builtFile } from '../../../scripts/testing/built-file.js';
import { openTree } from './environment.js';
import type { FollowerReport, FollowerSetup } from './follower-messages.js';
import { type EmbeddedJournal, embeddedJournal, startFollower } from './index.js';
import { recordKey } from './keys.js';
import { CHUNK_BYTES } from './snapshots.js';
import { crew } from './testing/crew.js';
import { clockAhead, smallBox } from './testing/small-box.js';

/** As it is installed: its thread starts in a tenth of the time that one of the sources takes. */
let startInstalled: typeof startFollower;
beforeAll(async () => {
  const file = await builtFile('adapters/journals/embedded/follower', 'adapters/journals/embedded/follower-worker');
  ({ startFollower: startInstalled } = await import(file));
});

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signalbox-follower-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const untilSeq = async (journal: { readonly head: { readonly seq: number } }, seq: number): Promise<void> => {
  while (journal.head.seq < seq) await new Promise((resolve) => setTimeout(resolve, 5));
};
const busyRouter = async (journal: EmbeddedJournal) => {
  const router = await openRouter({ journal, ...smallBox(), clock: clockAhead(0) });
  const team = crew(router, '1', await fold(journal.read(1)), { sent: () => undefined, accepted: () => undefined });
  return { router, team };
};
const restored = async (journal: EmbeddedJournal, snapshot: Snapshot | undefined): Promise<RouterState> => {
  if (snapshot === undefined) throw new Error('there is no snapshot');
  const state = decodeState(snapshot.content);
  expect(stateHash(state)).toBe(snapshot.stateHash);
  return fold(journal.read(snapshot.seq + 1), state);
};

describe('follower', () => {
  test('a snapshot and the records behind it give the state that all records give, and old records may go', async () => {
    const journal = embeddedJournal({ folder });
    const { router, team } = await busyRouter(journal);
    const warnings: Fault[] = [];
    // From the sources: elsewhere the thread is that of the installed product.
    const follower = startFollower({
      journal,
      everyRecords: 100,
      lookEveryMs: 5,
      retainRecords: 50,
      warn: (fault) => warnings.push(fault),
    });
    team.start();
    // Asked for, because a thread that starts late would have written none by itself yet.
    await untilSeq(router, 300);
    await follower.snapshot();
    await untilSeq(router, 700);
    const asked = await follower.snapshot();
    await untilSeq(router, asked.seq + 100);
    team.stop();
    await follower.close();
    expect(warnings).toEqual([]);
    const newest = await journal.loadSnapshot();
    expect(newest?.seq).toBeGreaterThanOrEqual(asked.seq);
    const older = await journal.loadSnapshot((newest?.seq ?? 0) - 1);
    expect(older?.seq).toBeLessThan(newest?.seq ?? 0);
    const states = [await restored(journal, newest), await restored(journal, older)];
    expect(stateHash(states[1] as RouterState)).toBe(stateHash(states[0] as RouterState));
    await expect(fold(journal.read(1))).rejects.toEqual(expect.objectContaining({ code: 'JOURNAL_TRIMMED' }));
    await router.close();

    const again = embeddedJournal({ folder });
    const second = await openRouter({ journal: again, clock: clockAhead(60_000) });
    await second.close();
    expect(second.head.seq).toBeGreaterThan(router.head.seq);
  });

  test('a follower that starts later goes on from the newest snapshot, and one that is asked without news writes nothing', async () => {
    const journal = embeddedJournal({ folder });
    const { router, team } = await busyRouter(journal);
    team.start();
    await untilSeq(router, 200);
    team.stop();
    const first = startInstalled({ journal, lookEveryMs: 60_000 });
    const one = await first.snapshot();
    expect(await first.snapshot()).toEqual(one.seq < router.head.seq ? expect.anything() : one);
    await first.close();
    const second = startInstalled({ journal, lookEveryMs: 60_000 });
    const two = await second.snapshot();
    await second.close();
    expect(two).toEqual(router.head);
    expect(stateHash(await restored(journal, await journal.loadSnapshot()))).toBe(stateHash(await fold(journal.read(1))));
    await router.close();
  });

  /** A journal whose process is gone after so many chunks of snapshots: the rest of them never comes to the disk. */
  const goneAfter = (journal: EmbeddedJournal, chunksMax: number): EmbeddedJournal => {
    let chunks = 0;
    return {
      ...journal,
      keepChunk: (seq, index, bytes) =>
        ++chunks > chunksMax ? Promise.reject(new Error('the process is gone')) : journal.keepChunk(seq, index, bytes),
    };
  };
  const enqueueMany = (router: Router, name: string, count: number): Promise<unknown> =>
    Promise.all(
      Array.from({ length: count }, (_, n) =>
        router.send({ type: 'contact.enqueue', contact: `${name}-${n}`, queue: 'post', channel: 'email' }),
      ),
    );

  test('a snapshot of many chunks is the state at its record whatever is decided meanwhile, and one cut off in the midst loses nothing', async () => {
    const journal = embeddedJournal({ folder });
    const router = await openRouter({ journal, ...smallBox(), clock: clockAhead(0) });
    await enqueueMany(router, 'before', 600);
    const follower = startInstalled({ journal, lookEveryMs: 60_000 });
    let busy = true;
    const traffic = (async () => {
      for (let n = 0; busy; n++) await enqueueMany(router, `meanwhile-${n}`, 5);
    })();
    const whole = await follower.snapshot();
    busy = false;
    await traffic;
    await follower.close();
    expect(router.head.seq).toBeGreaterThan(whole.seq);
    const snapshot = await journal.loadSnapshot();
    expect(snapshot?.content.length).toBeGreaterThan(3 * CHUNK_BYTES);
    const upTo = freshState();
    for await (const record of journal.read(1)) if (record.seq <= whole.seq) applyRecord(upTo, record);
    expect(stateHash(decodeState(snapshot?.content ?? new Uint8Array()))).toBe(stateHash(upTo));

    const warned: string[] = [];
    const cut = startInstalled({ journal: goneAfter(journal, 2), lookEveryMs: 60_000, warn: ({ code }) => warned.push(code) });
    await expect(cut.snapshot()).rejects.toEqual(expect.objectContaining({ code: 'JOURNAL_FAILED' }));
    await cut.close();
    expect(warned).toEqual(['JOURNAL_FAILED']);
    expect((await journal.loadSnapshot())?.seq).toBe(whole.seq);
    const all = stateHash(await fold(journal.read(1)));
    expect(stateHash(await restored(journal, await journal.loadSnapshot()))).toBe(all);
    await router.close();
    const again = await openRouter({ journal: embeddedJournal({ folder }), clock: clockAhead(0) });
    expect(again.head.seq).toBe(router.head.seq + 1);
    await again.close();
  });

  test('a snapshot that this program cannot read is told and passed over, and the next one is of the whole journal', async () => {
    const journal = embeddedJournal({ folder });
    const router = await openRouter({ journal, ...smallBox(), clock: clockAhead(0) });
    await enqueueMany(router, 'before', 5);
    const { seq, check } = router.head;
    await journal.saveSnapshot({ seq, check, atMs: router.atMs, stateHash: 'of another program', content: Uint8Array.of(1, 2, 3) });
    const warned: Fault[] = [];
    const follower = startInstalled({ journal, lookEveryMs: 60_000, warn: (fault) => warned.push(fault) });
    expect(await follower.snapshot()).toEqual(router.head);
    await follower.close();
    expect(warned.map(({ code, details }) => ({ code, details }))).toEqual([{ code: 'SNAPSHOT_CORRUPT', details: { seq } }]);
    expect(stateHash(await restored(journal, await journal.loadSnapshot()))).toBe(stateHash(await fold(journal.read(1))));
    await router.close();
  });

  test('a follower that cannot go on stops for good: its thread ends, and nothing it holds can become a snapshot later', async () => {
    const journal = embeddedJournal({ folder });
    const router = await openRouter({ journal, ...smallBox(), clock: clockAhead(0) });
    await enqueueMany(router, 'before', 5);
    const { seq } = router.head;
    await router.close();
    // One byte of the last record has changed on the disk.
    const { tree, release } = openTree(folder);
    const record = Buffer.from(tree.get(recordKey(seq)) as Buffer);
    record.writeUInt8(record.readUInt8(record.length - 2) ^ 1, record.length - 2);
    await tree.put(recordKey(seq), record);
    await release();

    const worker = new Worker(await builtFile('adapters/journals/embedded/follower-worker'), {
      workerData: { folder, everyRecords: 1, lookEveryMs: 5 } satisfies FollowerSetup,
    });
    const reports: FollowerReport[] = [];
    worker.on('message', (report) => reports.push(report));
    await once(worker, 'exit');
    expect(reports).toEqual([expect.objectContaining({ report: 'failed', code: 'JOURNAL_CORRUPT', fatal: true })]);
  });

  test('a snapshot asked for after the follower was closed is refused, not awaited for ever', async () => {
    const journal = embeddedJournal({ folder });
    await journal.open();
    const follower = startInstalled({ journal });
    await follower.close();
    await expect(follower.snapshot()).rejects.toEqual(expect.objectContaining({ code: 'JOURNAL_FAILED' }));
    await journal.close();
  });
});
