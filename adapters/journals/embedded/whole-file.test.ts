// A file that is cut short, overwritten or of something else is refused with a fault: lmdb itself would end the process without a word.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { START } from '@signalbox/engine/journal';
import type { RangeOptions } from 'lmdb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { draftsFrom } from '../../contract/journal/drafts.js';
import { all } from '../../contract/journal/index.js';
import { openTree } from './environment.js';
import { embeddedJournal, readOnlyJournal } from './index.js';
import { recordKey, seqOf } from './keys.js';
import { proveChain, read } from './records.js';

const PAGE_BYTES = 4_096;
const LAST_PAGE_AT = 144;
const VERSION_AT = 28;

let folder: string;
let file: string;
let whole: Buffer;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signalbox-whole-'));
  file = join(folder, 'journal.mdb');
  const journal = embeddedJournal({ folder });
  const { epoch } = await journal.open();
  await journal.append(draftsFrom(1, 200, 'so that there are some pages'), START, epoch);
  await journal.close();
  whole = await readFile(file);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** What both kinds of opening say to a file of these bytes. */
async function openings(bytes: Uint8Array): Promise<unknown[]> {
  await writeFile(file, bytes);
  const writing = await embeddedJournal({ folder })
    .open()
    .catch((fault: unknown) => fault);
  try {
    return [writing, readOnlyJournal({ folder })];
  } catch (fault) {
    return [writing, fault];
  }
}

test.each([
  ['of something else', () => Buffer.from('this is no journal, but long enough for one'.repeat(500)), 'JOURNAL_FILE_DAMAGED'],
  ['of a few bytes', () => whole.subarray(0, 100), 'JOURNAL_FILE_DAMAGED'],
  ['without its second page', () => whole.subarray(0, PAGE_BYTES), 'JOURNAL_FILE_DAMAGED'],
  ['cut short as a copy is that was interrupted', () => whole.subarray(0, whole.length - 5 * PAGE_BYTES), 'JOURNAL_FILE_DAMAGED'],
  ['of a newer lmdb', () => withNumber(VERSION_AT, 3), 'JOURNAL_FORMAT'],
])('a file %s is refused, and left as it is', async (_, make, code) => {
  const bytes = Buffer.from(make());
  expect(await openings(bytes)).toMatchObject([{ code }, { code }]);
  expect((await readFile(file)).equals(bytes)).toBe(true);
});

/** The same number in both meta pages. */
function withNumber(at: number, value: number): Buffer {
  const bytes = Buffer.from(whole);
  for (const page of [0, 1]) bytes.writeUInt32LE(value, page * PAGE_BYTES + at);
  return bytes;
}

// lmdb does not write the pages at the end that were used and freed in one commit.
test('a file that is shorter than it says is opened if everything in it can be read', async () => {
  await writeFile(file, withNumber(LAST_PAGE_AT, whole.length / PAGE_BYTES + 3));
  const journal = embeddedJournal({ folder });
  expect(await journal.open()).toMatchObject({ head: { seq: 200 } });
  expect(await all(journal)).toHaveLength(200);
  await journal.close();
});

test('an empty file is no journal yet: it becomes one where one is to be kept', async () => {
  await writeFile(file, '');
  expect(() => readOnlyJournal({ folder })).toThrow(expect.objectContaining({ code: 'JOURNAL_MISSING' }));
  const journal = embeddedJournal({ folder });
  expect(await journal.open()).toMatchObject({ head: START });
  await journal.close();
});

// In a file with a damaged page, lmdb may find the last record, and before it nothing from some record on.
test('records that cannot be found before the last one are noticed: the journal does not seem to end there', async () => {
  const { tree, release } = openTree(folder);
  const damaged = new Proxy(tree, {
    get: (target, name) =>
      name !== 'getRange'
        ? Reflect.get(target, name)
        : (range: RangeOptions) =>
            [...target.getRange(range)].filter(({ key }) => range.reverse || key[0] !== recordKey(1)[0] || seqOf(key) < 150),
  });
  const missing = { code: 'JOURNAL_CORRUPT', details: { seq: 150 } };
  await expect(proveChain(damaged, START)).rejects.toMatchObject(missing);
  const found: number[] = [];
  const reading = (async () => {
    for await (const { seq } of read(() => damaged, 1)) found.push(seq);
  })();
  await expect(reading).rejects.toMatchObject(missing);
  expect(found.at(-1)).toBe(149);
  await release();
});
