import type { LiveOffer, RouterState } from '../core/state/state.js';
import type { CommandMove, Move } from './move.js';

/** Moves about a contact that somebody has, or about the wrap-up behind one. */
const OF_OWNED: ReadonlySet<Move['kind']> = new Set([
  ...([
    'release',
    'take-over',
    'pull',
    'transfer',
    'consult',
    'hand-off',
    'join',
    'leave',
    'idle',
    'active',
    'dialled',
    'force-release',
  ] as const),
  ...(['finish', 'wrap-up'] as const),
]);

/**
 * Where there is nothing yet that a move could be about, what leads to it: an offer is accepted, a contact released. So histories get
 * somewhere; about one move in sixteen is left as it is, to be refused.
 */
export function insteadOf(state: Readonly<RouterState>, move: CommandMove): CommandMove {
  if (!('pick' in move) || move.pick % 16 === 15) return move;
  if (move.kind === 'cancel-slot' && state.booked.size === 0) return { kind: 'book-slot', pick: move.pick, place: 0, callback: false };
  if (!OF_OWNED.has(move.kind)) return move;
  const { kind, pick } = move;
  const work = [...state.offers.values()];
  const some = (...at: readonly LiveOffer['state'][]): boolean => work.some((offer) => at.includes(offer.state));
  if (kind === 'finish' || kind === 'wrap-up') {
    // One pick in four would say that there is nothing to wrap up.
    if (!some('wrappingUp') && some('assigned')) return { kind: 'release', pick: pick | 1 };
  } else if (kind === 'active') {
    if (!some('idle') && some('assigned') && pick % 3 !== 0) return { kind: 'idle', pick };
  } else if (kind === 'leave') {
    if (some('assigned') && ![...state.contacts.values()].some(({ participants }) => participants.length > 0))
      return { kind: 'join', pick };
  }
  return some('live') && !some('assigned', 'idle', 'suspended', 'wrappingUp') ? { kind: 'accept', pick } : move;
}
