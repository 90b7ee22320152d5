/** A place for what is built from a clone that may be read but not written: it belongs to somebody else, or its disk is read-only. */
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, symlinkSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

/** @param {unknown} error whether it says that somebody may not write, not that something else went wrong */
export const mayNotWrite = (error) => ['EACCES', 'EPERM', 'EROFS'].includes(error?.code);

/**
 * The folder of this user for builds of the project at `root`; what is built there finds the packages of the project. It lies in the
 * temporary folder, where anybody may have made one of this name before: only one that is this user's alone is taken, for what lies there
 * is started.
 * @param {string} root
 * @throws {Error} the folder is somebody else's, or open to others
 */
export function ownFolder(root) {
  // On Windows, which gives -1, the temporary folder is the user's own already.
  const { uid, username } = userInfo();
  const own = join(tmpdir(), `signalbox-${uid === -1 ? username : uid}`);
  make(own);
  const is = lstatSync(own);
  if (!is.isDirectory() || (uid !== -1 && (is.uid !== uid || (is.mode & 0o077) !== 0)))
    throw new Error(
      `the project's folder may not be written, and ${own} is not a folder of yours alone. Remove it, or set TMPDIR to a folder of your own.`,
    );
  const folder = join(own, createHash('sha256').update(root).digest('hex').slice(0, 16));
  make(folder);
  const packages = join(folder, 'node_modules');
  if (!existsSync(packages)) ifNotThere(() => symlinkSync(join(root, 'node_modules'), packages, 'junction'));
  return folder;
}

const make = (folder) => ifNotThere(() => mkdirSync(folder, { mode: 0o700 }));

/** Another start of the same user's may be making the same just now. */
function ifNotThere(make) {
  try {
    make();
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
}
