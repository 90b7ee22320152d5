// Proves that the memory journal that keeps its records is a journal in full, and that the one that does not is honest about it.
import { Fault } from '@signalbox/engine';
import { START } from '@signalbox/engine/journal';
import { describe, expect, test } from 'vitest';
import { runs, seed } from '../../../scripts/testing/runs.js';
import { draft, draftsFrom } from '../../contract/journal/drafts.js';
import { all, journalContract } from '../../contract/journal/index.js';
import { memoryJournal } from './index.js';

journalContract(
  'memory (keep)',
  async () => {
    const journal = memoryJournal({ keep: true });
    return { journal: () => journal, remove: async () => undefined };
  },
  { histories: runs('memory journal histories', { fast: 200, nightly: 10_000 }), seed },
);

describe('memory without records', () => {
  test('answers at once, every check differs from the one before, and the same history gives the same checks', async () => {
    const histories = await Promise.all(
      ['a', 'a', 'b'].map(async (note) => {
        const journal = memoryJournal();
        const { epoch, head } = await journal.open();
        const drafts = draftsFrom(1, 50).map((one) => ({ ...one, atMs: one.atMs + note.length + (note === 'b' ? one.seq : 0) }));
        const checks = journal.append(drafts, head, epoch);
        expect(checks).not.toBeInstanceOf(Promise);
        return (await checks).join(' ');
      }),
    );
    expect(histories[1]).toBe(histories[0]);
    expect(histories[2]).not.toBe(histories[0]);
    expect(new Set(histories[0]?.split(' ')).size).toBe(50);
  });

  test('says that records are gone instead of giving none', async () => {
    const journal = memoryJournal();
    const { epoch } = await journal.open();
    await journal.append(draftsFrom(1, 3), START, epoch);
    await expect(all(journal)).rejects.toEqual(expect.objectContaining({ code: 'JOURNAL_TRIMMED', details: { first: 4, seq: 1 } }));
    expect(await all(journal, 4)).toEqual([]);
  });

  test('refuses another place than its head, and an older epoch', async () => {
    const journal = memoryJournal();
    const { epoch } = await journal.open();
    await journal.append([draft(1)], START, epoch);
    const caught = (act: () => unknown): string => {
      try {
        act();
        return 'stored';
      } catch (error) {
        return error instanceof Fault ? error.code : String(error);
      }
    };
    expect(caught(() => journal.append([draft(2)], START, epoch))).toBe('JOURNAL_DIVERGED');
    const { epoch: newer, head } = await journal.open();
    expect(caught(() => journal.append([draft(2)], head, epoch))).toBe('JOURNAL_FENCED');
    expect(caught(() => journal.append([draft(3)], head, newer))).toBe('JOURNAL_DIVERGED');
    expect(caught(() => journal.append([draft(2)], head, newer))).toBe('stored');
  });
});
