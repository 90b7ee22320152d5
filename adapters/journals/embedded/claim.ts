import { Fault } from '@signalbox/engine';
import { checkLayout, markLayout, meta, setMeta, type Tree } from './environment.js';
import { type Holder, isAlive, thisHolder } from './holder.js';
import { claimKey } from './keys.js';

/** A claim that this thread has made and not released, by its token; the token distinguishes two journals of one process. */
interface Claim extends Holder {
  readonly token: string;
}

export interface ClaimOptions {
  /** The token of the claiming journal, whose own earlier claim does not stand in its way. */
  readonly token: string;
  /** Take the journal even from a living holder, who is fenced off at its next append. */
  readonly takeOver: boolean;
}

/** Refuses a journal held by another living process, or by another journal of this one. */
export function refuseIfHeld(tree: Tree, { token, takeOver }: ClaimOptions): void {
  const claim = meta<Claim | null>(tree, 'holder');
  if (takeOver || claim === undefined || claim === null || claim.token === token || !isAlive(claim)) return;
  throw new Fault('JOURNAL_LOCKED', { pid: claim.pid, since: new Date(claim.sinceMs).toISOString() });
}

const CLAIMED = Buffer.of(1);

/** Claims the journal and raises the epoch, in one transaction: of two claims at once, one is refused. Returns the new epoch. */
export function claim(tree: Tree, options: ClaimOptions): Promise<number> {
  const holder: Claim = { token: options.token, ...thisHolder() };
  return tree.childTransaction(() => {
    checkLayout(tree);
    refuseIfHeld(tree, options);
    const epoch = currentEpoch(tree) + 1;
    markLayout(tree);
    setMeta(tree, 'epoch', epoch);
    tree.put(claimKey(epoch), CLAIMED);
    tree.remove(claimKey(epoch - 1));
    setMeta(tree, 'holder', holder);
    return epoch;
  });
}

/** Releases the claim, unless somebody else has taken it meanwhile. */
export function giveBack(tree: Tree, token: string): Promise<void> {
  return tree.childTransaction(() => {
    if (meta<Claim | null>(tree, 'holder')?.token === token) setMeta(tree, 'holder', null);
  });
}

export const currentEpoch = (tree: Tree): number => meta<number>(tree, 'epoch') ?? 0;
