import type { Fault } from '@signalbox/engine';
import type { Head, JournalRecord, Snapshot } from '@signalbox/engine/journal';
import { checkLayout, type OpenTree, openTreeReadOnly } from './environment.js';
import { faultOf } from './failure.js';
import { headOf, read } from './records.js';
import { loadSnapshot } from './snapshots.js';

/** A journal opened for reading, by reports, proofs and explanations, whether or not a router is writing to it. */
export interface ReadOnlyJournal {
  /** The last record at this moment. */
  head(): Head;
  /** As the port's `read`. */
  read(fromSeq: number): AsyncIterable<JournalRecord>;
  /** As the port's `loadSnapshot`. */
  loadSnapshot(seq?: number): Promise<Snapshot | undefined>;
  close(): Promise<void>;
}

export interface ReadOnlyOptions {
  readonly folder: string;
  /** Called with snapshots that were skipped. */
  readonly warn?: (fault: Fault) => void;
}

/** Opens the journal of a folder without a claim. `JOURNAL_MISSING` if there is none, `JOURNAL_UNREADABLE` if this user may not read it. */
export function readOnlyJournal({ folder, warn = () => undefined }: ReadOnlyOptions): ReadOnlyJournal {
  const open: OpenTree = openTreeReadOnly(folder);
  const { tree } = open;
  const named = <T>(seq: number, act: () => T): T => {
    try {
      return act();
    } catch (error) {
      throw faultOf(error, seq);
    }
  };
  named(0, () => checkLayout(tree));

  return {
    head: () => named(0, () => headOf(tree)),
    read: (fromSeq) => read(() => tree, fromSeq),
    loadSnapshot: async (seq = Number.MAX_SAFE_INTEGER) => named(seq, () => loadSnapshot(tree, seq, warn)),
    close: () => open.release(),
  };
}
