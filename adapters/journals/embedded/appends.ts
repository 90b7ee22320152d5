import type { Fault } from '@signalbox/engine';
import type { Head, RecordDraft } from '@signalbox/engine/journal';
import type { Tree } from './environment.js';
import { headOf, prepare, unstored } from './records.js';
import { storeWhileClaimed } from './store-while-claimed.js';

/** The appends of one claim. */
export interface Appends {
  /** Whether an append has failed: all later ones fail too, until the journal is opened again. */
  readonly failed: boolean;
  /** As `Journal.append`. */
  add(drafts: readonly RecordDraft[], after: Head, epoch: number): Promise<readonly string[]>;
}

/** `head`: the last record when the claim was made. `named` turns an error of the store at record `seq` into a fault. */
export function openAppends(tree: Tree, head: Head, named: (error: unknown, seq: number) => Promise<Fault>): Appends {
  let failure: Promise<Fault> | undefined;
  /** The last record handed to lmdb, on disk or on its way there. */
  let tail = head;
  /** Writes that lmdb has been given, and the last of the repeats still to be stored. */
  const handedOver = new Set<Promise<void>>();
  let repeats: Promise<void> | undefined;

  async function behind(write: Promise<void>): Promise<void> {
    handedOver.add(write);
    try {
      await write;
    } finally {
      handedOver.delete(write);
    }
  }

  /**
   * A repeat, or a caller at another position, is checked against what is stored. The check waits for everything handed over before, and
   * whatever is handed over meanwhile waits for it, so that it looks at all that was stored before.
   */
  async function inTurn(work: () => Promise<void>): Promise<void> {
    const before = repeats;
    const own = Promise.allSettled([before, ...handedOver]).then(work);
    repeats = own;
    try {
      await own;
    } finally {
      if (repeats === own) repeats = undefined;
    }
  }

  return {
    get failed() {
      return failure !== undefined;
    },
    async add(drafts, after, epoch) {
      const prepared = prepare(drafts, after);
      const last = prepared.at(-1);
      if (last === undefined) return [];
      try {
        if (failure !== undefined) throw await failure;
        if (repeats === undefined && tail.seq === after.seq && tail.check === after.check) {
          tail = last;
          await behind(storeWhileClaimed(tree, prepared, epoch));
        } else {
          await inTurn(async () => {
            if (failure !== undefined) throw await failure;
            await storeWhileClaimed(tree, unstored(tree, prepared, after, epoch), epoch);
            tail = headOf(tree);
          });
        }
      } catch (error) {
        failure ??= named(error, after.seq + 1);
        throw await failure;
      }
      return prepared.map(({ check }) => check);
    },
  };
}
