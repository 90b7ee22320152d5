import { digest128 } from '../core/state/digest.js';
import type { Command } from '../domain/commands.js';
import type { Event } from '../domain/events.js';
import type { Head, JournalRecord, RecordDraft } from '../domain/record.js';
import { Fault } from '../errors.js';
import { FORMAT, upcast } from './upcast.js';

/**
 * The durable form of a record, the same in every store: one byte for the format, then UTF-8 JSON of `[seq, atMs, epoch, by, command,
 * events]` with `by` as `[sender, n]` or `null`. The check is stored beside it: the digest of these bytes, continued from the check of the
 * previous record, so that any change shows from there on.
 */
type Content = readonly [
  seq: number,
  atMs: number,
  epoch: number,
  by: readonly [string, number] | null,
  command: Command,
  events: readonly Event[],
];

const utf8 = new TextEncoder();
const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Records are written one after another into blocks, because allocating memory for each costs more than writing it. */
const BLOCK_BYTES = 65_536;
/** Maximum number of UTF-8 bytes per UTF-16 unit of a text. */
const UNIT_BYTES_MAX = 3;
let block = new Uint8Array(0);
let written = 0;

/**
 * The bytes of a record. Only integers, texts and the shapes of the alphabets: what JSON cannot represent does not belong in a record.
 * `headroom`: number of bytes left free before them, for what a store keeps beside a record.
 */
export function encodeRecord(draft: RecordDraft, headroom = 0): Uint8Array {
  const { seq, atMs, epoch, by, command, events } = draft;
  const content: Content = [seq, atMs, epoch, by === null ? null : [by.sender, by.n], command, events];
  const json = JSON.stringify(content);
  const bytesMax = headroom + 1 + UNIT_BYTES_MAX * json.length;
  if (block.length - written < bytesMax) {
    block = new Uint8Array(Math.max(BLOCK_BYTES, bytesMax));
    written = 0;
  }
  const start = written;
  block[start + headroom] = FORMAT;
  const from = start + headroom + 1;
  written = from + utf8.encodeInto(json, block.subarray(from)).written;
  return block.subarray(start, written);
}

/**
 * The check of a record: 32 hex digits that depend on its bytes and, through `before`, on every record before it. `headroom`: number of
 * leading bytes that do not belong to the record.
 */
export const checkOf = (bytes: Uint8Array, before: string, headroom = 0): string => digest128(bytes, before, headroom);

/** Proves that these bytes were stored after `before`; otherwise `JOURNAL_CORRUPT` names the record. */
export function proveRecord(bytes: Uint8Array, { seq, check }: Head, before: Head): void {
  if (seq !== before.seq + 1) throw corrupt(seq, `record ${before.seq + 1} is missing`);
  if (checkOf(bytes, before.check) !== check) throw corrupt(seq, 'its bytes or its place were changed');
}

/** Reads a record back after proving it. `JOURNAL_FORMAT` if a newer program wrote it. */
export function decodeRecord(bytes: Uint8Array, stored: Head, before: Head): JournalRecord {
  proveRecord(bytes, stored, before);
  const { seq, check } = stored;
  const content = upcast(parse(bytes, seq), bytes[0] ?? 0, seq);
  if (!isContent(content)) throw corrupt(seq, 'it does not have the shape of a record');
  const [own, atMs, epoch, by, command, events] = content;
  if (own !== seq) throw corrupt(seq, `it says that it is record ${own}`);
  return { seq, atMs, epoch, by: by === null ? null : { sender: by[0], n: by[1] }, command, events, check };
}

function parse(bytes: Uint8Array, seq: number): unknown {
  // Records of a newer format may not be JSON at all: `upcast` refuses them by format.
  if ((bytes[0] ?? 0) > FORMAT) return undefined;
  try {
    return JSON.parse(text.decode(bytes.subarray(1)));
  } catch (cause) {
    throw corrupt(seq, 'it is not readable', cause);
  }
}

/** The check has proved the bytes to be ours; the shape is checked only as far as needed to recognise something that is no record. */
function isContent(content: unknown): content is Content {
  if (!Array.isArray(content) || content.length !== 6) return false;
  const [seq, atMs, epoch, by, command, events] = content;
  return (
    Number.isSafeInteger(seq) &&
    Number.isSafeInteger(atMs) &&
    Number.isSafeInteger(epoch) &&
    (by === null || (Array.isArray(by) && typeof by[0] === 'string' && Number.isSafeInteger(by[1]))) &&
    typeof command === 'object' &&
    command !== null &&
    Array.isArray(events)
  );
}

const corrupt = (seq: number, detail: string, cause?: unknown): Fault => new Fault('JOURNAL_CORRUPT', { seq, detail }, cause);
