import { Fault } from '@signalbox/engine';
import { digest128, type Head, type Snapshot } from '@signalbox/engine/journal';
import type { Tree } from './environment.js';
import { CHUNKS, chunkKey, MANIFESTS, manifestKey, seqOf } from './keys.js';
import type { Manifest } from './manifest.js';
import { checkAt } from './records.js';

/** Small enough that a chunk's commit does not delay the appends beside it. */
export const CHUNK_BYTES = 128 * 1_024;
/** Keys of chunks visited at a time and removed in one commit: a large snapshot has more than a thousand. */
const KEYS_AT_ONCE = 128;
/** The newest, and one to fall back on. */
const KEPT = 2;
const DIGEST_BYTES = 16;

/** A snapshot ready to be stored, with its content digested, which takes a millisecond per megabyte and belongs outside the hot loop. */
export interface PreparedSnapshot {
  readonly manifest: Manifest;
  readonly content: Uint8Array;
}

export function prepareSnapshot({ content, ...rest }: Snapshot): PreparedSnapshot {
  return { manifest: { bytes: content.length, digest: digest128(content), ...rest }, content };
}

/** Stores the chunks, each in a commit of its own, then the manifest. */
export async function saveSnapshot(tree: Tree, { manifest, content }: PreparedSnapshot): Promise<void> {
  refuseElsewhere(tree, manifest);
  for (let index = 0; index * CHUNK_BYTES < content.length; index++) {
    await saveChunk(tree, manifest.seq, index, Buffer.from(content.subarray(index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES)));
  }
  await finishSnapshot(tree, manifest);
}

/** Stores one chunk of the snapshot at `seq`; it is invisible before the manifest. The bytes belong to lmdb until the promise resolves. */
export async function saveChunk(tree: Tree, seq: number, index: number, bytes: Buffer): Promise<void> {
  await tree.put(chunkKey(seq, index), bytes);
}

/** Stores the manifest after its chunks; then drops everything older than the last two snapshots, and unfinished ones. */
export async function finishSnapshot(tree: Tree, manifest: Manifest): Promise<void> {
  refuseElsewhere(tree, manifest);
  const seqs = [...new Set([...snapshotSeqs(tree), manifest.seq])].sort((a, b) => a - b);
  await tree.batch(() => {
    tree.put(manifestKey(manifest.seq), signed(manifest));
    for (const older of seqs.slice(0, -KEPT)) tree.remove(manifestKey(older));
  });
  const kept = new Set(snapshotSeqs(tree));
  await dropChunks(tree, (seq) => !kept.has(seq));
}

/** Drops the chunks of snapshots, a batch at a time. Chunks left behind are useless but harmless; the next snapshot drops them. */
async function dropChunks(tree: Tree, gone: (seq: number) => boolean): Promise<void> {
  for (let start: Buffer = CHUNKS.start; ; ) {
    const keys = [...tree.getKeys({ start, end: CHUNKS.end, limit: KEYS_AT_ONCE })];
    const last = keys.at(-1);
    if (last === undefined) return;
    const leaving = keys.filter((key) => gone(seqOf(key)));
    if (leaving.length > 0) await tree.batch(() => void leaving.map((key) => tree.remove(key)));
    else await new Promise(setImmediate);
    start = Buffer.concat([last, Buffer.of(0)]);
  }
}

function refuseElsewhere(tree: Tree, { seq, check }: Head): void {
  if (checkAt(tree, seq) !== check) throw new Fault('JOURNAL_DIVERGED', { seq });
}

/** The newest complete snapshot at or before `upTo`; incomplete ones are reported to `warn` and skipped. */
export function loadSnapshot(tree: Tree, upTo: number, warn: (fault: Fault) => void): Snapshot | undefined {
  for (const seq of snapshotSeqs(tree).reverse()) {
    if (seq > upTo) continue;
    const snapshot = whole(tree, seq);
    if (snapshot !== undefined) return snapshot;
    warn(new Fault('SNAPSHOT_CORRUPT', { seq }));
  }
  return undefined;
}

/** The newest position with a complete manifest, its content unread. */
export function newestManifest(tree: Tree): Head | undefined {
  for (const seq of snapshotSeqs(tree).reverse()) {
    const manifest = manifestAt(tree, seq);
    if (manifest !== undefined && manifest.check === checkAt(tree, seq)) return { seq, check: manifest.check };
  }
  return undefined;
}

/** Positions of the kept snapshots, oldest first. */
export const snapshotSeqs = (tree: Tree): number[] => [...tree.getKeys(MANIFESTS)].map(seqOf);

function whole(tree: Tree, seq: number): Snapshot | undefined {
  const manifest = manifestAt(tree, seq);
  if (manifest === undefined) return undefined;
  const { bytes, digest, ...rest } = manifest;
  const content = new Uint8Array(bytes);
  for (let at = 0, index = 0; at < bytes; index++) {
    const chunk = tree.get(chunkKey(seq, index));
    if (chunk === undefined || chunk.length === 0 || at + chunk.length > bytes) return undefined;
    content.set(chunk, at);
    at += chunk.length;
  }
  return digest128(content) === digest && checkAt(tree, seq) === manifest.check ? { content, ...rest } : undefined;
}

/** A manifest is preceded by its own digest, so that a damaged one is recognised. */
function signed(manifest: Manifest): Buffer {
  const text = Buffer.from(JSON.stringify(manifest));
  return Buffer.concat([Buffer.from(digest128(text), 'hex'), text]);
}

function manifestAt(tree: Tree, seq: number): Manifest | undefined {
  const value = tree.get(manifestKey(seq));
  if (value === undefined || digest128(value.subarray(DIGEST_BYTES)) !== value.toString('hex', 0, DIGEST_BYTES)) return undefined;
  return JSON.parse(value.toString('utf8', DIGEST_BYTES)) as Manifest;
}
