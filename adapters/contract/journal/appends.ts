import { START } from '@signalbox/engine/journal';
import { expect, test } from 'vitest';
import { draft, draftsFrom } from './drafts.js';
import { all, chained, refused, soon, stored } from './expected.js';
import type { Opened } from './place.js';

/** Records: appended in one order, once, by the newest writer, and read back as they were. */
export function lawsOfAppends(opened: Opened): void {
  test('a new journal begins before its first record, in epoch 1', async () => {
    const { journal, epoch, head } = await opened();
    expect({ epoch, head }).toEqual({ epoch: 1, head: START });
    expect(await all(journal)).toEqual([]);
    await journal.close();
  });

  test('what was appended is read back: same content, same order, and the checks the codec gives', async () => {
    const { journal, epoch } = await opened();
    const drafts = draftsFrom(1, 70, 'é 漢 🚦');
    const checks = [
      ...(await journal.append(drafts.slice(0, 3), START, epoch)),
      ...(await journal.append(drafts.slice(3), { seq: 3, check: chained(drafts)[2] as string }, epoch)),
    ];
    expect(checks).toEqual(chained(drafts));
    expect(await all(journal)).toEqual(stored(drafts));
    await journal.close();
  });

  test('appends that do not wait for each other are stored in the order they were given', async () => {
    const { journal, epoch } = await opened();
    const drafts = draftsFrom(1, 40);
    const checks = chained(drafts);
    await Promise.all(drafts.map((one, i) => journal.append([one], i === 0 ? START : { seq: i, check: checks[i - 1] as string }, epoch)));
    expect(await all(journal)).toEqual(stored(drafts));
    await journal.close();
  });

  test('an append of nothing changes nothing; a record of three megabytes is a record', async () => {
    const { journal, epoch } = await opened();
    expect(await journal.append([], START, epoch)).toEqual([]);
    const large = draft(1, 'x'.repeat(3_000_000));
    await journal.append([large], START, epoch);
    expect(await all(journal)).toEqual(stored([large]));
    await journal.close();
  });

  test('a program that starts again finds every record and a higher epoch', async () => {
    const first = await opened();
    const drafts = draftsFrom(1, 5);
    await first.journal.append(drafts, START, first.epoch);
    await first.journal.close();
    const second = await opened();
    expect(second.epoch).toBe(first.epoch + 1);
    expect(second.head).toEqual({ seq: 5, check: chained(drafts)[4] });
    expect(await all(second.journal)).toEqual(stored(drafts));
    await second.journal.close();
  });

  test('closing waits for appends under way: each is answered, and there when the journal is opened again', async () => {
    const { journal, epoch } = await opened();
    const drafts = [...draftsFrom(1, 40), draft(41, 'x'.repeat(3_000_000))];
    const checks = chained(drafts);
    const answers = drafts.map(async (one, i) =>
      journal.append([one], i === 0 ? START : { seq: i, check: checks[i - 1] as string }, epoch),
    );
    const answered = Promise.all(answers).then(() => 'answered');
    await journal.close();
    expect(await Promise.race([answered, soon('not answered')])).toBe('answered');
    const again = await opened();
    expect(await all(again.journal)).toEqual(stored(drafts));
    await again.journal.close();
  });

  test('repeating an append gives the same answer and no second record, also where only a part had been stored', async () => {
    const { journal, epoch } = await opened();
    const drafts = draftsFrom(1, 6);
    const checks = await journal.append(drafts.slice(0, 4), START, epoch);
    expect(await journal.append(drafts.slice(0, 4), START, epoch)).toEqual(checks);
    expect(await journal.append(drafts.slice(1), { seq: 1, check: checks[0] as string }, epoch)).toEqual(chained(drafts).slice(1));
    // What a repeat brought may itself be repeated, from where the head was before.
    expect(await journal.append(drafts.slice(4), { seq: 4, check: checks[3] as string }, epoch)).toEqual(chained(drafts).slice(4));
    expect(await all(journal)).toEqual(stored(drafts));
    await journal.close();
  });

  test.each([
    ['behind a record with another check', [draft(4)], { seq: 3, check: 'f'.repeat(32) }],
    ['behind a record that does not exist', [draft(9)], { seq: 8, check: START.check }],
    ['with a gap', [draft(5)], undefined],
    ['with another content at a place that is taken', [draft(1, 'other'), draft(2)], START],
  ])('an append %s is refused as diverged and stores nothing', async (_, wrong, after) => {
    const { journal, epoch } = await opened();
    const drafts = draftsFrom(1, 3);
    const checks = await journal.append(drafts, START, epoch);
    await refused(() => journal.append(wrong, after ?? { seq: 3, check: checks[2] as string }, epoch), 'JOURNAL_DIVERGED');
    await journal.close();
    const again = await opened();
    expect(await all(again.journal)).toEqual(stored(drafts));
    await again.journal.close();
  });

  test('an older epoch is fenced off and stores nothing', async () => {
    const { journal, epoch } = await opened();
    const checks = await journal.append([draft(1)], START, epoch);
    const newer = await journal.open();
    expect(newer).toEqual({ epoch: epoch + 1, head: { seq: 1, check: checks[0] } });
    await refused(() => journal.append([draft(2)], newer.head, epoch), 'JOURNAL_FENCED');
    const again = await journal.open();
    await journal.append([draft(2, 'new')], again.head, again.epoch);
    expect(await all(journal)).toEqual(stored([draft(1), draft(2, 'new')]));
    await journal.close();
  });

  test('reading may begin anywhere, and ends at the head', async () => {
    const { journal, epoch } = await opened();
    const drafts = draftsFrom(1, 30);
    await journal.append(drafts, START, epoch);
    for (const from of [1, 2, 29, 30]) expect(await all(journal, from)).toEqual(stored(drafts).slice(from - 1));
    for (const from of [31, 32, 1_000]) expect(await all(journal, from)).toEqual([]);
    await journal.close();
  });
}
