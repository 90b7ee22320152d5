// Proves that an append goes to the disk without the thread that decides, and that whoever lost the claim, repeats or is elsewhere is told so all the same.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { START } from '@signalbox/engine/journal';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { draft, draftsFrom } from '../../contract/journal/drafts.js';
import { all, chained } from '../../contract/journal/index.js';
import { meta, openTree, setMeta } from './environment.js';
import { embeddedJournal } from './index.js';
import { claimKey, recordKey } from './keys.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signalbox-append-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** The tree the journal works on, with a count of the transactions that called this thread back. */
function watched() {
  const { tree, release } = openTree(folder);
  const calledBack = { times: 0 };
  const before = tree.childTransaction;
  tree.childTransaction = ((work: () => unknown) => {
    calledBack.times += 1;
    return before.call(tree, work);
  }) as typeof tree.childTransaction;
  return { tree, release, calledBack };
}

test('no append calls the deciding thread back, neither one behind the other nor a repeat; a snapshot and a trim do not either', async () => {
  const { release, calledBack } = watched();
  const journal = embeddedJournal({ folder });
  const { epoch } = await journal.open();
  const opened = calledBack.times;
  let head = START;
  for (let from = 1; from <= 91; from += 10) {
    const [checks] = await Promise.all([journal.append(draftsFrom(from, 10), head, epoch)]);
    head = { seq: from + 9, check: checks.at(-1) as string };
  }
  expect(calledBack.times).toBe(opened);
  expect(head.check).toBe(chained(draftsFrom(1, 100)).at(-1));
  const before = { seq: 90, check: chained(draftsFrom(1, 90)).at(-1) as string };
  expect((await journal.append(draftsFrom(91, 10), before, epoch)).at(-1)).toBe(head.check);
  await journal.saveSnapshot({ ...head, atMs: 1, stateHash: 'any', content: new Uint8Array(300_000) });
  expect(await journal.trim(head.seq)).toBe(head.seq + 1);
  expect(calledBack.times).toBe(opened);
  await journal.close();
  await release();
});

/** Far longer than a commit takes on any disk; passed over as soon as there is one. */
const COMMIT_MS_MAX = 30_000;

test('a commit begins at once: it is over before the turn in which it was given has ended', async () => {
  const { tree, release } = openTree(folder);
  const journal = embeddedJournal({ folder });
  const { epoch } = await journal.open();
  const stored = journal.append(draftsFrom(1, 3), START, epoch);
  let seen = false;
  for (const endMs = performance.now() + COMMIT_MS_MAX; !seen && performance.now() < endMs; ) {
    tree.resetReadTxn();
    seen = tree.get(recordKey(3)) !== undefined;
  }
  expect(seen).toBe(true);
  expect(await stored).toHaveLength(3);
  await journal.close();
  await release();
}, 60_000);

test('of two appends behind the same record, given in the same turn, one is stored and the other is refused', async () => {
  const journal = embeddedJournal({ folder });
  const { epoch } = await journal.open();
  const [one, other] = await Promise.allSettled([
    journal.append([draft(1, 'one')], START, epoch),
    journal.append([draft(1, 'other')], START, epoch),
  ]);
  expect([one.status, other]).toEqual(['fulfilled', { status: 'rejected', reason: expect.objectContaining({ code: 'JOURNAL_DIVERGED' }) }]);
  expect((await all(journal)).map(({ seq }) => seq)).toEqual([1]);
  await journal.close();
});

test('a journal of the layout before claims had a key is taken over by the next claim, with all its records', async () => {
  const drafts = draftsFrom(1, 5);
  const first = embeddedJournal({ folder });
  const { epoch } = await first.open();
  await first.append(drafts, START, epoch);
  await first.close();
  const { tree, release } = openTree(folder);
  await tree.childTransaction(() => {
    setMeta(tree, 'layout', 1);
    tree.remove(claimKey(epoch));
  });
  const second = embeddedJournal({ folder });
  const again = await second.open();
  expect([again.head.seq, again.epoch, meta(tree, 'layout')]).toEqual([5, epoch + 1, 2]);
  expect(await second.append([draft(6)], again.head, again.epoch)).toHaveLength(1);
  expect((await all(second)).length).toBe(6);
  await second.close();
  await release();
});
