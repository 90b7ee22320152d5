import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { embeddedJournal } from '@signalbox/adapters/journals/embedded';
import { encodeRecord, type Head, type RecordDraft } from '@signalbox/engine';
import { requireAsAdapters } from '../measure/machine.js';
import type { Subject } from '../measure/rounds.js';

export interface AppendSubject extends Subject {
  readonly store: 'embedded journal' | 'lmdb alone' | 'file, write and fdatasync';
  /** Records per append. */
  readonly group: number;
  readonly close: () => Promise<void>;
}

/** What is used of lmdb here. It is loaded from where the adapters stand, so that both sides run on the same copy. */
interface Lmdb {
  open(options: Readonly<Record<string, unknown>>): {
    put(key: Buffer, value: Uint8Array): unknown;
    childTransaction(work: () => void): Promise<void>;
    close(): Promise<void>;
  };
}

/** Hands out drafts in order for ever; a second pass carries the seqs on. */
function endless(drafts: readonly RecordDraft[]): (count: number) => RecordDraft[] {
  let seq = 0;
  return (count) =>
    Array.from({ length: count }, () => {
      const draft = drafts[seq % drafts.length] as RecordDraft;
      seq += 1;
      return { ...draft, seq };
    });
}

async function timed(work: () => Promise<unknown>): Promise<readonly number[]> {
  const startMs = performance.now();
  await work();
  return [performance.now() - startMs];
}

/** The journal as the router uses it: encoded, chained, in one transaction, answered after its fsync. */
export async function embeddedSubject(folder: string, drafts: readonly RecordDraft[], group: number): Promise<AppendSubject> {
  const journal = embeddedJournal({ folder: join(folder, `embedded-${group}`) });
  const { epoch, head: start } = await journal.open();
  const next = endless(drafts);
  let head: Head = start;
  const sample = (): Promise<readonly number[]> => {
    const batch = next(group);
    return timed(async () => {
      const checks = await journal.append(batch, head, epoch);
      head = { seq: head.seq + group, check: checks.at(-1) as string };
    });
  };
  return { name: `embedded ${group}`, store: 'embedded journal', group, sample, close: () => journal.close() };
}

/** The same bytes into lmdb with nothing around it: encoded beforehand, no chain, no check of epoch or predecessor. */
export function lmdbSubject(folder: string, drafts: readonly RecordDraft[], group: number): AppendSubject {
  const { open }: Lmdb = requireAsAdapters('lmdb');
  const tree = open({
    path: join(folder, `lmdb-${group}.mdb`),
    noSubdir: true,
    encoding: 'binary',
    keyEncoding: 'binary',
    overlappingSync: false,
    eventTurnBatching: false,
    maxDbs: 1,
  });
  const next = endless(drafts);
  const sample = (): Promise<readonly number[]> => {
    const entries = next(group).map((draft) => ({ key: keyOf(draft.seq), value: encodeRecord(draft) }));
    return timed(() =>
      tree.childTransaction(() => {
        for (const { key, value } of entries) tree.put(key, value);
      }),
    );
  };
  return { name: `lmdb ${group}`, store: 'lmdb alone', group, sample, close: () => tree.close() };
}

/** What the disk itself takes: the same bytes at the end of a file, forced out. */
export function fileSubject(folder: string, drafts: readonly RecordDraft[], group: number): AppendSubject {
  const file = openSync(join(folder, `file-${group}.log`), 'a');
  const next = endless(drafts);
  const sample = (): readonly number[] => {
    const bytes = Buffer.concat(next(group).map(encodeRecord));
    const startMs = performance.now();
    writeSync(file, bytes);
    fdatasyncSync(file);
    return [performance.now() - startMs];
  };
  return { name: `file ${group}`, store: 'file, write and fdatasync', group, sample, close: async () => closeSync(file) };
}

function keyOf(seq: number): Buffer {
  const key = Buffer.alloc(9, 0xff);
  key.writeBigUInt64BE(BigInt(seq), 1);
  return key;
}
