// Proves that the embedded journal keeps the contract on a real disk, finds every changed byte, and falls back where a snapshot is damaged.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Fault } from '@signalbox/engine';
import { type JournalRecord, type RecordDraft, START } from '@signalbox/engine/journal';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runs, seed } from '../../../scripts/testing/runs.js';
import { draft, draftsFrom } from '../../contract/journal/drafts.js';
import { all, chained, journalContract, stored } from '../../contract/journal/index.js';
import { openTree } from './environment.js';
import { embeddedJournal, readOnlyJournal } from './index.js';
import { chunkKey, manifestKey, recordKey } from './keys.js';
import { headOf } from './records.js';

const newFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'signalbox-journal-'));
const removed = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true });

journalContract(
  'embedded',
  async () => {
    const folder = await newFolder();
    return { journal: () => embeddedJournal({ folder }), remove: () => removed(folder) };
  },
  { histories: runs('embedded journal histories', { fast: 60, nightly: 1_000 }), seed },
);

describe('embedded journal', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await newFolder();
  });
  afterEach(() => removed(folder));

  const filled = async (drafts: readonly RecordDraft[]): Promise<string[]> => {
    const journal = embeddedJournal({ folder });
    const { epoch } = await journal.open();
    await journal.append(drafts, START, epoch);
    await journal.close();
    return chained(drafts);
  };
  const snapshotAt = (seq: number, checks: readonly string[], bytes: number) => ({
    seq,
    check: checks[seq - 1] as string,
    atMs: seq,
    stateHash: `state ${seq}`,
    content: new Uint8Array(bytes).fill(seq),
  });

  test('a byte changed on disk in any record is refused on reading, on opening, and names the record; the part before it can be read', async () => {
    const drafts = draftsFrom(1, 12, 'a note long enough to be found');
    await filled(drafts);
    const file = join(folder, 'journal.mdb');
    const whole = await readFile(file);
    for (const { seq } of drafts) {
      const mark = `"${seq}.1","reason":"ra note`;
      const changed = Buffer.from(whole);
      // lmdb writes pages anew: every copy in the file is changed, the one in use among them.
      for (let at = whole.indexOf(mark); at > 0; at = whole.indexOf(mark, at + 1)) changed[at + 20] = (changed[at + 20] as number) ^ 1;
      expect(changed.equals(whole)).toBe(false);
      await writeFile(file, changed);
      const damaged = expect.objectContaining({ code: 'JOURNAL_CORRUPT', details: expect.objectContaining({ seq }) });
      await expect(embeddedJournal({ folder }).open()).rejects.toEqual(damaged);
      const reader = readOnlyJournal({ folder });
      const before: JournalRecord[] = [];
      await expect(
        (async () => {
          for await (const record of reader.read(1)) before.push(record);
        })(),
      ).rejects.toEqual(damaged);
      expect(before).toEqual(stored(drafts).slice(0, seq - 1));
      await reader.close();
    }
    await writeFile(file, whole);
    const journal = embeddedJournal({ folder });
    expect((await journal.open()).head.seq).toBe(12);
    await journal.close();
  });

  test('a record taken out is noticed, not skipped', async () => {
    await filled(draftsFrom(1, 5));
    const { tree, release } = openTree(folder);
    await tree.remove(recordKey(3));
    await release();
    await expect(embeddedJournal({ folder }).open()).rejects.toEqual(
      expect.objectContaining({ code: 'JOURNAL_CORRUPT', details: { seq: 4, detail: 'record 3 is missing' } }),
    );
  });

  test('a damaged snapshot is passed over with a warning and the one before it is used', async () => {
    const checks = await filled(draftsFrom(1, 9));
    const warnings: Fault[] = [];
    const journal = embeddedJournal({ folder, warn: (fault) => warnings.push(fault) });
    await journal.open();
    const older = snapshotAt(4, checks, 140_000);
    for (const snapshot of [older, snapshotAt(8, checks, 140_000)]) await journal.saveSnapshot(snapshot);
    for (const damage of [chunkKey(8, 1), manifestKey(8)]) {
      const { tree, release } = openTree(folder);
      const value = Buffer.from(tree.get(damage) as Buffer);
      value[40] = (value[40] as number) ^ 1;
      await tree.put(damage, value);
      await release();
      expect(await journal.loadSnapshot()).toEqual(older);
      expect(warnings.at(-1)).toEqual(expect.objectContaining({ code: 'SNAPSHOT_CORRUPT', details: { seq: 8 } }));
    }
    await journal.close();
    const again = embeddedJournal({ folder });
    expect((await again.open()).head.seq).toBe(9);
    await again.close();
  });

  test('a snapshot whose manifest was never written is invisible, and the next one clears its chunks away', async () => {
    const checks = await filled(draftsFrom(1, 9));
    const journal = embeddedJournal({ folder });
    await journal.open();
    const { tree, release } = openTree(folder);
    for (const index of [0, 1, 2]) await tree.put(chunkKey(7, index), Buffer.alloc(1_000));
    expect(await journal.loadSnapshot()).toBeUndefined();
    await journal.saveSnapshot(snapshotAt(5, checks, 10));
    expect(await journal.loadSnapshot()).toEqual(snapshotAt(5, checks, 10));
    expect([0, 1, 2].map((index) => tree.get(chunkKey(7, index)))).toEqual([undefined, undefined, undefined]);
    await release();
    await journal.close();
  });

  test('a reader sees what a writer has made durable, while it writes, and needs no claim', async () => {
    const drafts = draftsFrom(1, 2_000);
    const checks = chained(drafts);
    const journal = embeddedJournal({ folder });
    const { epoch } = await journal.open();
    await journal.append(drafts.slice(0, 1), START, epoch);
    const reader = readOnlyJournal({ folder });
    for (let from = 1; from < 2_000; from += 499) {
      const to = Math.min(from + 499, 2_000);
      await journal.append(drafts.slice(from, to), { seq: from, check: checks[from - 1] as string }, epoch);
      expect(reader.head()).toEqual({ seq: to, check: checks[to - 1] });
      expect(await all(reader, from)).toEqual(stored(drafts).slice(from - 1, to));
    }
    await journal.close();
    expect((await all(reader)).length).toBe(2_000);
    await reader.close();
  });

  test('trimming while somebody reads is told to the reader as trimming, not as damage', async () => {
    const drafts = draftsFrom(1, 1_500);
    const checks = await filled(drafts);
    const journal = embeddedJournal({ folder });
    await journal.open();
    await journal.saveSnapshot(snapshotAt(1_400, checks, 10));
    const records = journal.read(1)[Symbol.asyncIterator]();
    expect((await records.next()).value).toEqual(stored(drafts)[0]);
    expect(await journal.trim(1_500)).toBe(1_401);
    await expect(
      (async () => {
        while (!(await records.next()).done);
      })(),
    ).rejects.toEqual(expect.objectContaining({ code: 'JOURNAL_TRIMMED' }));
    await journal.close();
  });

  test('after a refused append nothing is stored until the journal is opened again', async () => {
    const journal = embeddedJournal({ folder });
    const { epoch } = await journal.open();
    const diverged = expect.objectContaining({ code: 'JOURNAL_DIVERGED' });
    await expect(journal.append([draft(5)], { seq: 4, check: START.check }, epoch)).rejects.toEqual(diverged);
    await expect(journal.append([draft(1)], START, epoch)).rejects.toEqual(diverged);
    const again = await journal.open();
    await journal.append([draft(1)], START, again.epoch);
    expect((await all(journal)).length).toBe(1);
    await journal.close();
  });

  test('a folder without a journal is not made by a reader', async () => {
    expect(() => readOnlyJournal({ folder: join(folder, 'none') })).toThrow(expect.objectContaining({ code: 'JOURNAL_MISSING' }));
  });

  test('a journal that is not open says so; closing it twice is harmless', async () => {
    const journal = embeddedJournal({ folder });
    await expect(journal.append([draft(1)], START, 1)).rejects.toEqual(expect.objectContaining({ code: 'JOURNAL_FAILED' }));
    await journal.open();
    await journal.close();
    await journal.close();
    const { tree, release } = openTree(folder);
    expect(headOf(tree)).toEqual(START);
    await release();
  });
});
