/** Proves that a journal's folder is made with those above it, and that one that cannot be made is refused with the reason, wherever it is. */
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Fault } from '@signalbox/engine';
import { afterAll, expect, test } from 'vitest';
import { embeddedJournal } from './index.js';
import { folderFault } from './make-folder.js';

const here = mkdtempSync(join(tmpdir(), 'signalbox-folder-'));
afterAll(() => rmSync(here, { recursive: true, force: true }));

const refusal = async (folder: string): Promise<unknown> => {
  const fault: unknown = await embeddedJournal({ folder })
    .open()
    .catch((error: unknown) => error);
  return fault instanceof Fault ? [fault.code, fault.message] : fault;
};

test('a folder is made with those above it, and one that is there is taken', async () => {
  const folder = join(here, 'a', 'b');
  for (let twice = 0; twice < 2; twice++) {
    const journal = embeddedJournal({ folder });
    await journal.open();
    await journal.close();
  }
  expect(statSync(folder).isDirectory()).toBe(true);
});

test('a path through a file is refused, and says so', async () => {
  writeFileSync(join(here, 'file'), '');
  for (const folder of [join(here, 'file'), join(here, 'file', 'j'), join(here, 'file', 'j', 'k')])
    expect(await refusal(folder)).toEqual([
      'JOURNAL_UNWRITABLE',
      `No journal can be kept in ${folder}: a part of its path is a file. Give a folder on a local disk that may be written; it is made if it is not there.`,
    ]);
});

test.each([
  ['ENOSPC', 'JOURNAL_FULL'],
  ['EDQUOT', 'JOURNAL_FULL'],
  ['EROFS', 'JOURNAL_UNWRITABLE'],
])('a folder refused with %s is told as %s', (code, fault) => {
  expect(folderFault('j', Object.assign(new Error('no'), { code })).code).toBe(fault);
});

// Made with those above it by Node's own means, this one never returns.
test('a folder that the system makes nowhere is refused', async () => {
  expect(await refusal('/proc/no/journal')).toEqual(['JOURNAL_UNWRITABLE', expect.stringContaining('/proc/no/journal')]);
});
