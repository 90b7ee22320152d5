/**
 * One tree contains everything, in key order: metadata of the journal, snapshot manifests, snapshot chunks, and last the records, so that a
 * new record is always the last key and pages fill from left to right. Numbers are big-endian, so byte order is numeric order.
 */
const META = 0x10;
const MANIFEST = 0x20;
const CHUNK = 0x30;
const RECORD = 0xff;

function key(room: number, seq: number, index?: number): Buffer {
  const bytes = Buffer.allocUnsafe(index === undefined ? 9 : 13);
  bytes[0] = room;
  writeSeq(bytes, seq);
  if (index !== undefined) bytes.writeUInt32BE(index, 9);
  return bytes;
}

function writeSeq(bytes: Buffer, seq: number): void {
  bytes.writeUInt32BE(Math.floor(seq / 2 ** 32), 1);
  bytes.writeUInt32BE(seq >>> 0, 5);
}

const passing = key(RECORD, 0);

export const metaKey = (name: 'layout' | 'epoch' | 'holder' | 'base'): Buffer => Buffer.concat([Buffer.of(META), Buffer.from(name)]);
/** Exists while the claim of that epoch is the newest. */
export const claimKey = (epoch: number): Buffer => Buffer.concat([Buffer.of(META), Buffer.from(`claim-${epoch}`)]);
export const manifestKey = (seq: number): Buffer => key(MANIFEST, seq);
export const chunkKey = (seq: number, index: number): Buffer => key(CHUNK, seq, index);
export const recordKey = (seq: number): Buffer => key(RECORD, seq);
/** The same, for callers that copy it at once: the next call overwrites it. */
export function passingRecordKey(seq: number): Buffer {
  writeSeq(passing, seq);
  return passing;
}

/** The seq in a key of a manifest, chunk or record. */
export const seqOf = (stored: Uint8Array): number =>
  Number(Buffer.from(stored.buffer, stored.byteOffset, stored.byteLength).readBigUInt64BE(1));

/** Bounds of all keys of a kind: `start` included, `end` not. */
export const MANIFESTS = { start: Buffer.of(MANIFEST), end: Buffer.of(MANIFEST + 1) } as const;
export const CHUNKS = { start: Buffer.of(CHUNK), end: Buffer.of(CHUNK + 1) } as const;
export const RECORDS = { start: Buffer.of(RECORD), end: Buffer.of(RECORD, RECORD) } as const;
