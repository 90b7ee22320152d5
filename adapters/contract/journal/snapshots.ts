import { START } from '@signalbox/engine/journal';
import { expect, test } from 'vitest';
import { draft, draftsFrom } from './drafts.js';
import { all, refused, soon, stored } from './expected.js';
import type { Opened } from './place.js';

/** Snapshots: the newest ones are kept, are of this journal, and bound what may be trimmed. */
export function lawsOfSnapshots(opened: Opened): void {
  test('the newest snapshot at or before a record is found; the last two are kept', async () => {
    const { journal, epoch } = await opened();
    const checks = await journal.append(draftsFrom(1, 9), START, epoch);
    expect(await journal.loadSnapshot()).toBeUndefined();
    const snapshots = [2, 5, 8].map((seq) => snapshotAt(seq, checks));
    for (const snapshot of snapshots) await journal.saveSnapshot(snapshot);
    expect(await journal.loadSnapshot()).toEqual(snapshots[2]);
    expect(await journal.loadSnapshot(8)).toEqual(snapshots[2]);
    expect(await journal.loadSnapshot(7)).toEqual(snapshots[1]);
    expect(await journal.loadSnapshot(4)).toBeUndefined();
    await journal.close();
    const again = await opened();
    expect(await again.journal.loadSnapshot()).toEqual(snapshots[2]);
    await again.journal.close();
  });

  test('a snapshot of something that is not in the journal is refused', async () => {
    const { journal, epoch } = await opened();
    const checks = await journal.append(draftsFrom(1, 3), START, epoch);
    await refused(() => journal.saveSnapshot({ ...snapshotAt(2, checks), check: 'f'.repeat(32) }), 'JOURNAL_DIVERGED');
    await refused(() => journal.saveSnapshot({ ...snapshotAt(2, checks), seq: 7 }), 'JOURNAL_DIVERGED');
    expect(await journal.loadSnapshot()).toBeUndefined();
    await journal.close();
  });

  test('a snapshot of many megabytes comes back byte by byte', async () => {
    const { journal, epoch } = await opened();
    const checks = await journal.append(draftsFrom(1, 1), START, epoch);
    const content = Uint8Array.from({ length: 5_000_001 }, (_, i) => (i * 31 + (i >> 8)) & 255);
    await journal.saveSnapshot({ ...snapshotAt(1, checks), content });
    const loaded = await journal.loadSnapshot();
    expect(Buffer.compare(loaded?.content ?? new Uint8Array(), content)).toBe(0);
    await journal.close();
  });

  test('closing waits for a snapshot and a trim under way', async () => {
    const { journal, epoch } = await opened();
    const checks = await journal.append(draftsFrom(1, 9), START, epoch);
    await journal.saveSnapshot(snapshotAt(3, checks));
    const large = { ...snapshotAt(8, checks), content: new Uint8Array(8_000_000).fill(7) };
    const done = Promise.all([journal.saveSnapshot(large), journal.trim(2)]).then(() => 'done');
    await journal.close();
    expect(await Promise.race([done, soon('not done')])).toBe('done');
    const again = await opened();
    const found = await again.journal.loadSnapshot();
    expect(found).toMatchObject({ seq: 8, stateHash: large.stateHash });
    expect(Buffer.compare(found?.content ?? Buffer.of(), large.content)).toBe(0);
    await again.journal.close();
  });

  test('trimming never takes what a kept snapshot needs, and says what is left', async () => {
    const { journal, epoch } = await opened();
    const drafts = draftsFrom(1, 20);
    const checks = await journal.append(drafts, START, epoch);
    expect(await journal.trim(10)).toBe(1);
    await journal.saveSnapshot(snapshotAt(6, checks));
    expect(await journal.trim(3)).toBe(4);
    await journal.saveSnapshot(snapshotAt(12, checks));
    const first = await journal.trim(20);
    expect(first).toBe(7);
    expect(await journal.trim(2)).toBe(first);
    expect(await all(journal, first)).toEqual(stored(drafts).slice(first - 1));
    await refused(() => all(journal, first - 1), 'JOURNAL_TRIMMED');
    await journal.close();
    const again = await opened();
    expect(again.head).toEqual({ seq: 20, check: checks[19] });
    expect(await all(again.journal, first)).toEqual(stored(drafts).slice(first - 1));
    expect((await again.journal.append([draft(21)], again.head, again.epoch)).length).toBe(1);
    await again.journal.close();
  });
}

const snapshotAt = (seq: number, checks: readonly string[]) => ({
  seq,
  check: checks[seq - 1] as string,
  atMs: 1_700_000_000_000 + seq,
  stateHash: String(seq).padStart(32, '0'),
  content: Uint8Array.from({ length: 1_000 + seq }, (_, i) => (i * seq) & 255),
});
