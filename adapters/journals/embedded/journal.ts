import { randomUUID } from 'node:crypto';
import { Fault, type Head, type Journal, type RecordDraft, type Snapshot } from '@signalbox/engine';
import { storeWhileClaimed } from './append.js';
import { claim, giveBack, refuseIfHeld } from './claim.js';
import { checkLayout, fileIn, type OpenTree, openTree } from './environment.js';
import { commitFault } from './failure.js';
import { baseOf, checkAt, dropUpTo, headOf, prepare, proveChain, read, store } from './records.js';
import {
  finishSnapshot,
  loadSnapshot,
  type Manifest,
  newestManifest,
  prepareSnapshot,
  saveChunk,
  saveSnapshot,
  snapshotSeqs,
} from './snapshots.js';

export interface EmbeddedOptions {
  /** Folder of this journal alone; made where it does not exist. On a local disk: lmdb maps its file into memory. */
  readonly folder: string;
  /** Address space set aside for the file, by default 64 GiB; it costs nothing until it is used. */
  readonly mapSizeBytes?: number;
  /** Take the journal also from a living process, which is fenced off at its next append. For a holder that hangs or lives where it cannot be seen. */
  readonly takeOver?: boolean;
  /** Hears of what the journal could help itself with, as a snapshot that was passed over. */
  readonly warn?: (fault: Fault) => void;
}

export interface EmbeddedJournal extends Journal {
  readonly folder: string;
  /** Stores one chunk of a snapshot that is being written elsewhere, with no work here but handing it to the disk. */
  keepChunk(seq: number, index: number, bytes: Buffer): Promise<void>;
  /** Stores the manifest of a snapshot whose chunks are kept; it is there from then on. */
  keepManifest(manifest: Manifest): Promise<void>;
}

/**
 * The journal of a box on its own disk: one lmdb file in a folder. Each append is one transaction, answered after its fsync, which
 * runs on another thread; appends given in the same turn of the event loop share one. After a failed append it takes no other until it is opened again.
 */
export function embeddedJournal({ folder, mapSizeBytes, takeOver = false, warn = ignore }: EmbeddedOptions): EmbeddedJournal {
  const token = randomUUID();
  let open: OpenTree | undefined;
  /** The first failed append since the journal was opened; all that come behind it fail with it. */
  let failure: Promise<Fault> | undefined;
  /** The last record handed to lmdb under the present claim, on the disk or on its way there. */
  let tail: Head | undefined;
  const underWay = new Set<Promise<unknown>>();

  const tree = (seq: number) => {
    if (open === undefined) throw new Fault('JOURNAL_FAILED', { seq, detail: 'the journal is not open' });
    return open.tree;
  };
  /** Waited for by `close`. */
  const during = async <T>(work: Promise<T>): Promise<T> => {
    underWay.add(work);
    try {
      return await work;
    } finally {
      underWay.delete(work);
    }
  };
  /** Runs work that may fail in lmdb's own ways, and gives every failure its name. */
  const guarded = async <T>(seq: number, work: () => Promise<T> | T): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw await commitFault(error, seq, fileIn(folder));
    }
  };

  async function openIt() {
    if (failure !== undefined && open !== undefined) {
      // lmdb may have given the file up: it is mapped anew.
      await open.release();
      open = undefined;
    }
    const used = open ?? openTree(folder, mapSizeBytes);
    try {
      return await guarded(0, async () => {
        checkLayout(used.tree);
        refuseIfHeld(used.tree, { token, takeOver });
        await proveChain(used.tree, newestManifest(used.tree) ?? baseOf(used.tree));
        const epoch = await claim(used.tree, { token, takeOver });
        open = used;
        failure = undefined;
        // Another writer may have appended between the proof and the claim; from now on it is fenced off.
        const head = headOf(used.tree);
        tail = head;
        return { epoch, head };
      });
    } catch (error) {
      if (used !== open) await used.release();
      throw error;
    }
  }

  async function appendAll(drafts: readonly RecordDraft[], after: Head, epoch: number): Promise<readonly string[]> {
    const prepared = prepare(drafts, after);
    const own = tree(after.seq + 1);
    if (prepared.length === 0) return [];
    try {
      if (failure !== undefined) throw await failure;
      if (tail?.seq === after.seq && tail.check === after.check) {
        tail = prepared.at(-1);
        await storeWhileClaimed(own, prepared, epoch);
      } else {
        // A repeat, or a caller that is somewhere else: what is stored decides.
        await own.childTransaction(() => store(own, prepared, after, epoch));
      }
    } catch (error) {
      failure ??= commitFault(error, after.seq + 1, fileIn(folder));
      throw await failure;
    }
    return prepared.map(({ check }) => check);
  }

  return {
    folder,
    open: () => during(openIt()),
    append: (drafts, after, epoch) => during(appendAll(drafts, after, epoch)),

    read: (fromSeq) => read(() => tree(fromSeq), fromSeq),

    saveSnapshot: (snapshot: Snapshot) => during(guarded(snapshot.seq, () => saveSnapshot(tree(snapshot.seq), prepareSnapshot(snapshot)))),
    keepChunk: (seq, index, bytes) => during(guarded(seq, () => saveChunk(tree(seq), seq, index, bytes))),
    keepManifest: (manifest) => during(guarded(manifest.seq, () => finishSnapshot(tree(manifest.seq), manifest))),
    loadSnapshot: (seq = Number.MAX_SAFE_INTEGER) => guarded(seq, () => loadSnapshot(tree(seq), seq, warn)),

    trim: (seq) =>
      during(
        guarded(seq, async () => {
          const own = tree(seq);
          // Up to the oldest kept snapshot and no further: the one to fall back on must find the records behind it.
          const last = Math.min(seq, snapshotSeqs(own)[0] ?? 0);
          if (checkAt(own, last) !== undefined) await dropUpTo(own, last);
          return baseOf(own).seq + 1;
        }),
      ),

    async close() {
      await Promise.allSettled([...underWay]);
      if (open === undefined) return;
      const used = open;
      open = undefined;
      try {
        await guarded(0, () => giveBack(used.tree, token));
      } finally {
        await used.release();
      }
    },
  };
}

const ignore = (): void => undefined;
