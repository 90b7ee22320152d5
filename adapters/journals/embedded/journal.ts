import { randomUUID } from 'node:crypto';
import { Fault } from '@signalbox/engine';
import type { Journal, Snapshot } from '@signalbox/engine/journal';
import { type Appends, openAppends } from './appends.js';
import { claim, giveBack, refuseIfHeld } from './claim.js';
import { checkLayout, fileIn, type OpenTree, openTree } from './environment.js';
import { commitFault } from './failure.js';
import type { Manifest } from './manifest.js';
import { baseOf, checkAt, dropUpTo, headOf, proveChain, read } from './records.js';
import { finishSnapshot, loadSnapshot, newestManifest, prepareSnapshot, saveChunk, saveSnapshot, snapshotSeqs } from './snapshots.js';

export interface EmbeddedOptions {
  /** Folder of this journal alone; created if it does not exist. On a local disk, because lmdb maps its file into memory. */
  readonly folder: string;
  /** Address space reserved for the file, by default 64 GiB; it costs nothing until used. */
  readonly mapSizeBytes?: number;
  /**
   * Take the journal even from a living process, which is fenced off at its next append. For a holder that hangs, or lives where it cannot
   * be seen.
   */
  readonly takeOver?: boolean;
  /** Called with problems that the journal could work around, such as a skipped snapshot. */
  readonly warn?: (fault: Fault) => void;
}

export interface EmbeddedJournal extends Journal {
  readonly folder: string;
  /** Stores one chunk of a snapshot encoded elsewhere; this thread only hands it to the disk. */
  keepChunk(seq: number, index: number, bytes: Buffer): Promise<void>;
  /** Stores the manifest of a snapshot whose chunks are stored; the snapshot exists from then on. */
  keepManifest(manifest: Manifest): Promise<void>;
}

/**
 * The journal of a router on its own disk: one lmdb file in a folder. Each append is one transaction, answered after its fsync, which runs
 * on another thread; appends given in the same turn of the event loop share one. After a failed append it accepts no other until it is
 * opened again.
 */
export function embeddedJournal({ folder, mapSizeBytes, takeOver = false, warn = ignore }: EmbeddedOptions): EmbeddedJournal {
  const token = randomUUID();
  let open: { readonly used: OpenTree; readonly epoch: number; readonly appends: Appends } | undefined;
  const underWay = new Set<Promise<unknown>>();

  const opened = (seq: number) => {
    if (open === undefined) throw new Fault('JOURNAL_FAILED', { seq, detail: 'the journal is not open' });
    return open;
  };
  const tree = (seq: number) => opened(seq).used.tree;
  /** `close` waits for this work. */
  const during = async <T>(work: Promise<T>): Promise<T> => {
    underWay.add(work);
    try {
      return await work;
    } finally {
      underWay.delete(work);
    }
  };
  const named = (error: unknown, seq: number): Promise<Fault> => commitFault(error, seq, fileIn(folder));
  /** Runs work that may fail in lmdb's own ways, and turns every failure into a fault. */
  const guarded = async <T>(seq: number, work: () => Promise<T> | T): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw await named(error, seq);
    }
  };

  async function openIt() {
    if (open?.appends.failed === true) {
      // lmdb may have given up the file: map it anew.
      await open.used.release();
      open = undefined;
    }
    const used = open?.used ?? openTree(folder, mapSizeBytes);
    try {
      return await guarded(0, async () => {
        checkLayout(used.tree);
        refuseIfHeld(used.tree, { token, takeOver });
        await proveChain(used.tree, newestManifest(used.tree) ?? baseOf(used.tree));
        const epoch = await claim(used.tree, { token, takeOver });
        // Another writer may have appended between the proof and the claim; from now on it is fenced off.
        const head = headOf(used.tree);
        open = { used, epoch, appends: openAppends(used.tree, head, named) };
        return { epoch, head };
      });
    } catch (error) {
      if (used !== open?.used) await used.release();
      throw error;
    }
  }

  return {
    folder,
    open: () => during(openIt()),
    async append(drafts, after, epoch) {
      const { appends, epoch: newer } = opened(after.seq + 1);
      // Somebody of this process who opened the journal before: refused, and no reason to refuse the one who opened it since.
      if (epoch < newer) throw new Fault('JOURNAL_FENCED', { epoch, newer });
      return during(appends.add(drafts, after, epoch));
    },

    read: (fromSeq) => read(() => tree(fromSeq), fromSeq),

    saveSnapshot: (snapshot: Snapshot) => during(guarded(snapshot.seq, () => saveSnapshot(tree(snapshot.seq), prepareSnapshot(snapshot)))),
    keepChunk: (seq, index, bytes) => during(guarded(seq, () => saveChunk(tree(seq), seq, index, bytes))),
    keepManifest: (manifest) => during(guarded(manifest.seq, () => finishSnapshot(tree(manifest.seq), manifest))),
    loadSnapshot: (seq = Number.MAX_SAFE_INTEGER) => guarded(seq, () => loadSnapshot(tree(seq), seq, warn)),

    trim: (seq) =>
      during(
        guarded(seq, async () => {
          const own = tree(seq);
          // Only up to the oldest kept snapshot: if that one is needed, the records after it must still exist.
          const last = Math.min(seq, snapshotSeqs(own)[0] ?? 0);
          if (checkAt(own, last) !== undefined) await dropUpTo(own, last);
          return baseOf(own).seq + 1;
        }),
      ),

    async close() {
      await Promise.allSettled([...underWay]);
      if (open === undefined) return;
      const { used } = open;
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
