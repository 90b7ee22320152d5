/** What earlier versions wrote is read to the very state they were in, and under the same rules it would be decided the same again. */
import { describe, expect, test } from 'vitest';
import { violations } from '../core/invariants.js';
import { stateHash } from '../core/state/canonical.js';
import { freshState, type RouterState } from '../core/state/state.js';
import type { JournalRecord } from '../domain/record.js';
import { CODE_VERSION, RULES } from '../version.js';
import { fold, verify } from './replay.js';
import { readSnapshot } from './snapshots.js';
import { goldenVersions, keepGolden, readGolden, recordsOf } from './testing/golden.js';

const RECORD = 'node --conditions=signalbox-source --import tsx scripts/generate-golden-journal.ts';

const STATE = (version: string): string =>
  `A journal of ${version} no longer gives the state in which ${version} stopped: whoever upgrades goes on from another one. Mend the reading:
  - a new field of a state or an event is left out (undefined) where an old record says nothing of it; then no hash changes;
  - a record of another shape gets a format and an upcast in engine/journal/upcast.ts.
If it must read differently, that is a new version of the rules: raise RULES, keep the old way for journals of the old one or refuse them with a
fault at the start, and record the decision. What a published version wrote is never recorded anew. (Not published yet? Remove its two files in
engine/journal/testing/golden, and ${RECORD}.)`;

const DECISIONS = (version: string): string =>
  `A journal of ${version} goes by rules ${RULES}, and is no longer decided as it was: the same commands give other events, under the same number.
Raise RULES with a journaled command, and record the decision; or restore what ${version} decided. Never change it silently: \`signalbox verify\`
would tell an operator that the journal was tampered with.`;

const SNAPSHOT = (version: string): string =>
  `A snapshot of ${version} can no longer be read. A router falls back on the records, which are gone where an operator retains few. A new field
of the state is left out (undefined) where it says nothing, and read back so; or say in docs/embedding.md that all records are needed for this upgrade.`;

describe.each(goldenVersions())('a journal of %s', (version) => {
  const { golden, histories } = readGolden(version);

  test('has everything that was in the alphabets of its version', () => {
    expect(golden.codeVersion).toBe(version);
    expect(golden.commands.length).toBeGreaterThan(50);
    expect(golden.events.length).toBeGreaterThan(50);
    expect(histories.length).toBe(golden.histories.length);
  });

  test('folds to the state it had, from its records and from a snapshot', async () => {
    const commands = new Set<string>();
    const events = new Set<string>();
    for (const [at, bytes] of histories.entries()) {
      const known = golden.histories[at] as (typeof golden.histories)[number];
      const records: JournalRecord[] = [];
      for await (const record of recordsOf(bytes)) records.push(record);
      expect(records.at(-1)?.check).toBe(known.check);
      for (const { command } of records) commands.add(command.type);
      for (const event of records.flatMap((record) => record.events)) events.add(event.type);
      expect(records.flatMap((record) => record.events).length, STATE(version)).toBe(known.events);

      const state = await fold(recordsOf(bytes));
      expect(stateHash(state), STATE(version)).toBe(known.stateHash);
      expect(violations(state), STATE(version)).toEqual([]);

      const half = readSnapshot({ ...known.snapshot, content: bytes.snapshot });
      expect(half, SNAPSHOT(version)).toBeDefined();
      const rest = records.slice(known.snapshot.seq);
      expect(stateHash(await fold(each(rest), half as RouterState)), SNAPSHOT(version)).toBe(known.stateHash);
    }
    expect([...commands].sort()).toEqual(golden.commands);
    expect([...events].sort()).toEqual(golden.events);
  });

  test('is decided as it was, while the rules have the same number', async () => {
    // Older rules are another matter: what is then done with such a journal is proved where those rules are.
    if (golden.rules !== RULES) return;
    for (const [at, bytes] of histories.entries()) {
      const known = golden.histories[at] as (typeof golden.histories)[number];
      const again = await verify(recordsOf(bytes)).catch((fault: Error) => fault.message);
      expect(again, DECISIONS(version)).toEqual({ records: known.records, events: known.events, stateHash: known.stateHash });
    }
  });
});

test('the version in use has journals for later ones to read', () => {
  expect(goldenVersions(), `Record them: ${RECORD}`).toContain(CODE_VERSION);
});

test('what is kept is not written over', () => {
  const { golden, histories } = readGolden(CODE_VERSION);
  expect(() => keepGolden(golden, histories)).toThrow('kept already');
});

test('a change of one byte of what is kept is noticed', async () => {
  const { golden, histories } = readGolden(CODE_VERSION);
  const [first] = histories;
  if (first === undefined) throw new Error('nothing is kept');
  const last = first.records.at(-1) as Uint8Array;
  const changed = last.slice();
  changed[changed.length - 2] = 0x20;
  const records = [...first.records.slice(0, -1), changed];
  const state = freshState();
  const read = fold(recordsOf({ ...first, records }), state).then(stateHash, (error: Error) => error.message);
  expect(await read).not.toBe(golden.histories[0]?.stateHash);
});

async function* each<T>(list: readonly T[]): AsyncGenerator<T> {
  yield* list;
}
