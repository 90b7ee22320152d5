import { open, rm, stat } from 'node:fs/promises';
import { constants } from 'node:os';
import { join } from 'node:path';
import { Fault } from '@signalbox/engine';

const MDB_MAP_FULL = -30_792;
const FULL: ReadonlySet<number | string> = new Set([
  MDB_MAP_FULL,
  constants.errno.ENOSPC,
  constants.errno.EFBIG,
  constants.errno.EDQUOT,
  'ENOSPC',
  'EFBIG',
  'EDQUOT',
]);

/** The fault for an error of the store at record `seq`. */
export function faultOf(error: unknown, seq: number): Fault {
  if (error instanceof Fault) return error;
  const { code, message } =
    error instanceof Error ? (error as Error & { code?: number | string }) : { code: undefined, message: String(error) };
  return new Fault(code !== undefined && FULL.has(code) ? 'JOURNAL_FULL' : 'JOURNAL_FAILED', { seq, detail: message }, error);
}

/**
 * The fault of a failed append. lmdb only says that a commit failed and gives the reason in another promise; and it reports an input/output
 * error if the disk accepted part of a write, which is how most disks say that they are full. So the disk is probed.
 */
export async function commitFault(error: unknown, seq: number, file: string): Promise<Fault> {
  const cause = await causeOf(error);
  const { code } = cause instanceof Error ? (cause as Error & { code?: number | string }) : {};
  return faultOf(code === constants.errno.EIO ? ((await lackOfRoom(file)) ?? cause) : cause, seq);
}

async function causeOf(error: unknown): Promise<unknown> {
  const { commitError } = error instanceof Error ? (error as Error & { commitError?: Promise<never> }) : {};
  if (commitError === undefined) return error;
  return commitError.then(
    () => error,
    (cause: unknown) => cause,
  );
}

const PROBE_BYTES = 1_024 * 1_024;

/** The error of writing a megabyte into a file beside the journal's; `undefined` if the disk accepts it. */
async function lackOfRoom(file: string): Promise<unknown> {
  const probe = join(file, '..', 'room.probe');
  try {
    const { size } = await stat(file);
    const handle = await open(probe, 'w');
    try {
      await handle.write(new Uint8Array(PROBE_BYTES), 0, PROBE_BYTES, size);
      await handle.sync();
    } finally {
      await handle.close();
      await rm(probe, { force: true });
    }
    return undefined;
  } catch (error) {
    return error;
  }
}
