// Proves that a full disk is called by its name, stops further appends, and loses nothing that was answered.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { draft } from '../../contract/journal/drafts.js';
import { all } from '../../contract/journal/index.js';
import { faultOf } from './failure.js';
import { embeddedJournal } from './index.js';
import { buildChild } from './testing/children.js';

test.skipIf(process.platform === 'win32')(
  'a journal that may grow no further refuses with JOURNAL_FULL and keeps what it answered',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'signalbox-full-'));
    const start = await buildChild('fill-child');
    // The limit on file size stands in for the full disk: the same write fails, with EFBIG in place of ENOSPC. 4,000 blocks of 512 bytes.
    const child = start([folder], 'trap "" XFSZ; ulimit -f 4000');
    const said: string[] = [];
    for (let line = await child.line(); line !== undefined; line = await child.line()) said.push(line);
    const [first = '', second = ''] = said;
    expect(first).toMatch(/^\d+ JOURNAL_FULL The disk or the journal file is full: .*Free space and start again/);
    expect(second).toBe(first);
    expect(said.at(-1)).toBe('ended');
    const answered = Number.parseInt(first, 10);
    expect(answered).toBeGreaterThan(50);

    const journal = embeddedJournal({ folder });
    const { head, epoch } = await journal.open();
    expect(head.seq).toBeGreaterThanOrEqual(answered);
    expect((await all(journal)).length).toBe(head.seq);

    expect((await journal.append([draft(head.seq + 1)], head, epoch)).length).toBe(1);
    await journal.close();
    await rm(folder, { recursive: true, force: true });
  },
);

test('every way a disk says that it is full has the same name; everything else is a failure with its own words', () => {
  const error = (code: number | string) => Object.assign(new Error('no'), { code });
  for (const code of [-30_792, 28, 27, 'ENOSPC', 'EDQUOT']) expect(faultOf(error(code), 7).code).toBe('JOURNAL_FULL');
  expect(faultOf(error(5), 7)).toEqual(expect.objectContaining({ code: 'JOURNAL_FAILED', details: { seq: 7, detail: 'no' } }));
  expect(faultOf('odd', 7).details).toEqual({ seq: 7, detail: 'odd' });
});
