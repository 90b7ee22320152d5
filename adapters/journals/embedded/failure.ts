import { constants } from 'node:os';
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

/** The fault that stands for an error of the store while it was at record `seq`. */
export function faultOf(error: unknown, seq: number): Fault {
  if (error instanceof Fault) return error;
  const { code, message } =
    error instanceof Error ? (error as Error & { code?: number | string }) : { code: undefined, message: String(error) };
  return new Fault(code !== undefined && FULL.has(code) ? 'JOURNAL_FULL' : 'JOURNAL_FAILED', { seq, detail: message }, error);
}

/** lmdb says only that a commit failed; the reason comes in a promise of its own. */
export async function causeOf(error: unknown): Promise<unknown> {
  const { commitError } = error instanceof Error ? (error as Error & { commitError?: Promise<never> }) : {};
  if (commitError === undefined) return error;
  return commitError.then(
    () => error,
    (cause: unknown) => cause,
  );
}
