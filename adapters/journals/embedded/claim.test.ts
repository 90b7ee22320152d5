// Proves that a journal has one writer: a living holder is respected and named, a dead one is not in the way, and whoever was overtaken is fenced off.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { START } from '@signalbox/engine/journal';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { draft } from '../../contract/journal/drafts.js';
import { openTree, setMeta } from './environment.js';
import { isAlive, thisHolder } from './holder.js';
import { embeddedJournal } from './index.js';
import { buildChild, type Child, type StartChild } from './testing/children.js';

let start: StartChild;
beforeAll(async () => {
  start = await buildChild('holder-child');
});

let folder: string;
let children: Child[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signalbox-claim-'));
  children = [];
});
afterEach(async () => {
  for (const child of children) await child.kill();
  await rm(folder, { recursive: true, force: true });
});

const child = (...how: string[]): Child => {
  const started = start([folder, ...how]);
  children.push(started);
  return started;
};
const append = (of: Child): Promise<string | undefined> => {
  of.process.stdin?.write('append\n');
  return of.line();
};

describe('claim', () => {
  test('a journal held by a living process is refused, naming its pid and since when; once it is dead, the journal is free', async () => {
    const holder = child();
    expect(await holder.line()).toBe('open 1');
    const journal = embeddedJournal({ folder });
    const refused = await journal.open().catch((error: unknown) => error);
    expect(refused).toEqual(
      expect.objectContaining({ code: 'JOURNAL_LOCKED', details: { pid: holder.pid, since: expect.stringMatching(/^\d{4}-.*Z$/) } }),
    );
    expect(await append(holder)).toBe('stored 1');
    await holder.kill();
    expect(await journal.open()).toEqual(expect.objectContaining({ epoch: 2, head: expect.objectContaining({ seq: 1 }) }));
    await journal.close();
  });

  test('of two journals in one process the second is refused until the first is closed', async () => {
    const first = embeddedJournal({ folder });
    const second = embeddedJournal({ folder });
    await first.open();
    await expect(second.open()).rejects.toEqual(
      expect.objectContaining({ code: 'JOURNAL_LOCKED', details: expect.objectContaining({ pid: process.pid }) }),
    );
    await first.close();
    expect((await second.open()).epoch).toBe(2);
    await second.close();
  });

  test('F22 a process that was overtaken while it lived is fenced off at its next append and stores nothing', async () => {
    const holder = child();
    expect(await holder.line()).toBe('open 1');
    expect(await append(holder)).toBe('stored 1');
    const other = child('take-over');
    expect(await other.line()).toBe('open 2');
    expect(await append(holder)).toBe('JOURNAL_FENCED');
    expect(await append(other)).toBe('stored 2');
    expect(await append(holder)).toBe('JOURNAL_FENCED');
  });

  test('a process that stood still while another took over is fenced off by what it does first when it goes on', async () => {
    const stalled = child();
    expect(await stalled.line()).toBe('open 1');
    expect(await append(stalled)).toBe('stored 1');
    stalled.process.kill('SIGSTOP');
    // It lives, so that its claim stands: only somebody who says so may take over.
    await expect(embeddedJournal({ folder }).open()).rejects.toMatchObject({ code: 'JOURNAL_LOCKED', details: { pid: stalled.pid } });
    const other = child('take-over');
    expect(await other.line()).toBe('open 2');
    expect(await append(other)).toBe('stored 2');
    const late = append(stalled);
    stalled.process.kill('SIGCONT');
    expect(await late).toBe('JOURNAL_FENCED');
    expect(await append(other)).toBe('stored 3');
    await other.kill();
    const journal = embeddedJournal({ folder });
    expect(await journal.open()).toMatchObject({ epoch: 3, head: { seq: 3 } });
    await journal.close();
  });

  test('an overtaken journal that closes leaves the claim of the newer one alone', async () => {
    const first = embeddedJournal({ folder });
    const { epoch } = await first.open();
    const second = embeddedJournal({ folder, takeOver: true });
    const newer = await second.open();
    await expect(first.append([draft(1)], START, epoch)).rejects.toEqual(expect.objectContaining({ code: 'JOURNAL_FENCED' }));
    await first.close();
    await expect(embeddedJournal({ folder }).open()).rejects.toEqual(expect.objectContaining({ code: 'JOURNAL_LOCKED' }));
    await second.append([draft(1)], START, newer.epoch);
    await second.close();
  });

  test.each([
    ['another boot', { bootId: 'another' }],
    ['a recycled pid', { startedAt: '1' }],
    ['a pid nobody has', { pid: 2 ** 22 + 1 }],
  ])('a claim left behind from %s does not stand in the way', async (_, left) => {
    const { tree, release } = openTree(folder);
    await tree.transaction(() => setMeta(tree, 'holder', { ...thisHolder(), token: 'left behind', ...left }));
    await release();
    const journal = embeddedJournal({ folder });
    expect((await journal.open()).epoch).toBe(1);
    await journal.close();
  });

  test('a living process is alive, with and without a known start; a dead one whose parent has not noticed is not', async () => {
    expect(isAlive(thisHolder())).toBe(true);
    expect(isAlive({ ...thisHolder(), startedAt: null })).toBe(true);
    const holder = child();
    await holder.line();
    const claim = { ...thisHolder(), pid: holder.pid, startedAt: null };
    expect(isAlive(claim)).toBe(true);
    await holder.kill();
    expect(isAlive(claim)).toBe(false);
  });
});
