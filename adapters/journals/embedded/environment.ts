import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '@signalbox/engine';
import { open, type RootDatabase } from 'lmdb';
import { faultOf } from './failure.js';
import { metaKey } from './keys.js';
import { makeFolder } from './make-folder.js';
import { refuseUnlessWhole } from './whole-file.js';

/** The tree of one journal folder. Keys and values are bytes. */
export type Tree = RootDatabase<Buffer, Buffer>;

/** Address space reserved for the file; it costs nothing until used. Larger files work but are remapped while they grow. */
const MAP_SIZE_BYTES = 2 ** 36;
/**
 * Version of the keys and meta values; records have a format of their own. 2: a claim has its own key, which layout 1 does not have. Every
 * claim writes the layout, so a journal of layout 1 becomes one of layout 2 when it is opened for writing.
 */
const LAYOUT = 2;

interface Shared {
  readonly tree: Tree;
  users: number;
}

/**
 * Trees open in this thread, by real folder. Two journals on one folder share the tree: a second environment would wait for the write lock
 * that the first releases only on this very thread.
 */
const shared = new Map<string, Shared>();

export interface OpenTree {
  readonly tree: Tree;
  /** Ends this use; the last one closes the file. */
  release(): Promise<void>;
}

export const fileIn = (folder: string): string => join(folder, 'journal.mdb');

/** Opens the tree of a folder, creating it if it does not exist yet. */
export function openTree(folder: string, mapSizeBytes = MAP_SIZE_BYTES): OpenTree {
  try {
    makeFolder(folder);
    return use(folder, () => openFile(folder, { mapSize: mapSizeBytes }));
  } catch (cause) {
    throw faultOf(cause, 0);
  }
}

/** Opens a tree that exists, without the right to write. */
export function openTreeReadOnly(folder: string): OpenTree {
  // Checked first, because lmdb would create the folder.
  try {
    accessSync(fileIn(folder), constants.R_OK);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    throw new Fault(code === 'EACCES' || code === 'EPERM' ? 'JOURNAL_UNREADABLE' : 'JOURNAL_MISSING', { folder }, error);
  }
  // Made, and nothing written to it yet: lmdb cannot read that.
  if (statSync(fileIn(folder)).size === 0) throw new Fault('JOURNAL_MISSING', { folder });
  try {
    return use(folder, () => openFile(folder, { mapSize: MAP_SIZE_BYTES, readOnly: true }));
  } catch (cause) {
    throw faultOf(cause, 0);
  }
}

// overlappingSync off: a commit is answered after its fsync and not before. eventTurnBatching off: with it, a failed commit also rejects
// a promise that nobody holds, which ends the process. txnStartThreshold: see `beginNow`.
const FORM = {
  noSubdir: true,
  encoding: 'binary',
  keyEncoding: 'binary',
  overlappingSync: false,
  eventTurnBatching: false,
  txnStartThreshold: 1,
  maxDbs: 1,
} as const;

function openFile(folder: string, own: { readonly mapSize: number; readonly readOnly?: true }): Tree {
  const path = fileIn(folder);
  refuseUnlessWhole(path);
  return open<Buffer, Buffer>({ path, ...own, ...FORM });
}

function use(folder: string, make: () => Tree): OpenTree {
  const name = realpathSync(folder);
  const entry = shared.get(name) ?? { tree: make(), users: 0 };
  shared.set(name, entry);
  entry.users += 1;
  let released = false;
  return {
    tree: entry.tree,
    async release() {
      if (released) return;
      released = true;
      entry.users -= 1;
      if (entry.users > 0) return;
      shared.delete(name);
      await entry.tree.close();
    },
  };
}

/** A value of the journal's own bookkeeping. */
export function meta<T>(tree: Tree, name: 'layout' | 'epoch' | 'holder' | 'base'): T | undefined {
  const bytes = tree.get(metaKey(name));
  return bytes === undefined ? undefined : (JSON.parse(bytes.toString('utf8')) as T);
}

export const setMeta = (tree: Tree, name: 'layout' | 'epoch' | 'holder' | 'base', value: unknown): void => {
  tree.put(metaKey(name), Buffer.from(JSON.stringify(value)));
};

/** Refuses a folder that a newer program laid out. */
export function checkLayout(tree: Tree): void {
  const layout = meta<number>(tree, 'layout');
  if (layout !== undefined && layout > LAYOUT) throw new Fault('JOURNAL_FORMAT', { seq: 0, format: layout });
}

export const markLayout = (tree: Tree): void => setMeta(tree, 'layout', LAYOUT);
