/**
 * Journals as versions of this program wrote them, with what each made of them. They are read for ever: whoever upgrades goes on from the state
 * in which the older program stopped. `scripts/generate-golden-journal.ts` adds those of a new version.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { type Head, type JournalRecord, START } from '../../domain/record.js';
import type { Snapshot } from '../../ports.js';
import { checkOf, decodeRecord } from '../codec.js';

const FOLDER = fileURLToPath(new URL('./golden/', import.meta.url));
/** Bytes that state the length of what follows. */
const LENGTH_BYTES = 4;

/** What one history came to. */
export interface GoldenHistory {
  readonly records: number;
  readonly events: number;
  /** Check of its last record, and so proof of all its bytes. */
  readonly check: string;
  readonly stateHash: string;
  /** A snapshot taken on the way, without its content. */
  readonly snapshot: Omit<Snapshot, 'content'>;
}

/** What a version wrote, and made of it. */
export interface Golden {
  readonly codeVersion: string;
  readonly rules: number;
  /** Types that occur, sorted: the richness of what is kept. */
  readonly commands: readonly string[];
  readonly events: readonly string[];
  readonly histories: readonly GoldenHistory[];
}

/** The bytes of one history, in order. */
export interface HistoryBytes {
  readonly records: readonly Uint8Array[];
  readonly snapshot: Uint8Array;
}

const describedIn = (version: string): string => join(FOLDER, `${version}.json`);
const writtenIn = (version: string): string => join(FOLDER, `${version}.br`);

/** Plans repeat from snapshot to journal, further apart than a small window reaches. */
const compressed = (bytes: Uint8Array): Uint8Array =>
  brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });

/** The versions whose journals are kept. */
export const goldenVersions = (): readonly string[] =>
  readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort();

/** Keeps what a version wrote. What another run of that version has written stays: throws an `Error` if there is any. */
export function keepGolden(golden: Golden, histories: readonly HistoryBytes[]): void {
  const { codeVersion } = golden;
  if (existsSync(describedIn(codeVersion)))
    throw new Error(`The journals of ${codeVersion} are kept already: ${describedIn(codeVersion)}.`);
  const parts = histories.flatMap(({ records, snapshot }) => [...records, snapshot]);
  const framed = parts.flatMap((bytes) => {
    const length = Buffer.alloc(LENGTH_BYTES);
    length.writeUInt32BE(bytes.length);
    return [length, bytes];
  });
  writeFileSync(describedIn(codeVersion), `${JSON.stringify(golden, null, 2)}\n`);
  writeFileSync(writtenIn(codeVersion), compressed(Buffer.concat(framed)));
}

/** What a version wrote: its description, and the bytes of each history. */
export function readGolden(version: string): { readonly golden: Golden; readonly histories: readonly HistoryBytes[] } {
  const golden = JSON.parse(readFileSync(describedIn(version), 'utf8')) as Golden;
  const all = brotliDecompressSync(readFileSync(writtenIn(version)));
  let at = 0;
  const next = (): Uint8Array => {
    const from = at + LENGTH_BYTES;
    at = from + all.readUInt32BE(at);
    return all.subarray(from, at);
  };
  const histories = golden.histories.map(({ records }) => ({ records: Array.from({ length: records }, next), snapshot: next() }));
  return { golden, histories };
}

/** The records of a history, read as any store reads them, each proved against the one before. */
export async function* recordsOf({ records }: HistoryBytes): AsyncGenerator<JournalRecord> {
  let before: Head = START;
  for (const bytes of records) {
    const head: Head = { seq: before.seq + 1, check: checkOf(bytes, before.check) };
    yield decodeRecord(bytes, head, before);
    before = head;
  }
}
