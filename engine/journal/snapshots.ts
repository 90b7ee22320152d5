import { decodeState, encodeState, stateHash } from '../core/state/canonical.js';
import type { RouterState } from '../core/state/state.js';
import type { Snapshot } from '../ports.js';

/** A snapshot of a state into which all records up to `state.seq` have been folded; `check`: that of the last one. */
export const takeSnapshot = (state: Readonly<RouterState>, check: string): Snapshot => ({
  seq: state.seq,
  check,
  atMs: state.atMs,
  stateHash: stateHash(state),
  content: encodeState(state),
});

/**
 * The state in a snapshot; `undefined` if it is damaged, or was written by a program with another format of the state. Going on from an
 * earlier snapshot, or from the records, is then always right.
 */
export function readSnapshot({ content, stateHash: hash }: Snapshot): RouterState | undefined {
  try {
    const state = decodeState(content);
    return stateHash(state) === hash ? state : undefined;
  } catch {
    return undefined;
  }
}
