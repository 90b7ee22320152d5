import type { CommandOf } from '../../domain/commands.js';
import type { OfferId } from '../../domain/ids.js';
import type { Ms } from '../../domain/units.js';
import type { Rejection } from '../../errors.js';
import { offerTable } from '../../lifecycle/tables.js';
import { type Decision, reject } from '../decision.js';
import type { LiveOffer, RouterState } from '../state/state.js';
import { ofOffer, policyOf } from '../subject.js';
import { wrapUpFinished } from '../wrap-up.js';

/** Ends the wrap-up of a released contact early. A mandatory wrap-up lasts at least its minimum, unless a supervisor ends it. */
export function finishWrapUp(state: Readonly<RouterState>, command: CommandOf<'wrap-up.finish'>, atMs: Ms): Decision {
  const offer = wrappingUp(state, command.offer as OfferId, 'wrap-up.finished');
  if ('code' in offer) return offer;
  const tooSoon = command.by === null ? bound(offer, atMs) : undefined;
  return tooSoon ?? [wrapUpFinished(state, offer, command.by === null ? 'agent' : 'supervisor', atMs)];
}

/** Extends the wrap-up, by as much and as often as the policy in force allows. */
export function extendWrapUp(state: Readonly<RouterState>, command: CommandOf<'wrap-up.extend'>): Decision {
  const offer = wrappingUp(state, command.offer as OfferId, 'wrap-up.extended');
  if ('code' in offer) return offer;
  const { extendByMs = 0, extensionsMax = 0 } = policyOf(state, offer)?.wrapUp ?? {};
  if (offer.dueMs === null || offer.extensions >= extensionsMax)
    return reject('WRAP_UP_NOT_EXTENDABLE', { offer: offer.offer, extensions: offer.extensions, most: extensionsMax });
  const { by } = command;
  return [{ type: 'wrap-up.extended', ...ofOffer(offer), wrapUpDueMs: offer.dueMs + extendByMs, extensions: offer.extensions + 1, by }];
}

/** The rejection of leaving a mandatory wrap-up before its minimum; `undefined`: it may be left. */
export const bound = ({ offer, wrapUpEarliestMs }: LiveOffer, atMs: Ms): Rejection | undefined =>
  wrapUpEarliestMs !== null && atMs < wrapUpEarliestMs
    ? reject('WRAP_UP_MANDATORY', { offer, forMs: wrapUpEarliestMs - atMs, untilMs: wrapUpEarliestMs })
    : undefined;

function wrappingUp(state: Readonly<RouterState>, id: OfferId, event: 'wrap-up.finished' | 'wrap-up.extended'): LiveOffer | Rejection {
  const offer = state.offers.get(id);
  // The end of a wrap-up crosses with the agent's word; what was never made is a mistake.
  if (offer === undefined) return reject(wasMade(state, id) ? 'WRAP_UP_OVER' : 'OFFER_UNKNOWN', { offer: id });
  return offerTable.can(offer.state, event) ? offer : reject('WRAP_UP_NOT_BEGUN', { offer: id, state: offer.state });
}

/** Whether there was such an offer; of a contact that is over it is known only that it was there. */
function wasMade(state: Readonly<RouterState>, id: OfferId): boolean {
  const [ordinal, k] = id.split('.').map(Number) as [number, number];
  const contact = state.contacts.get(ordinal);
  return contact === undefined ? ordinal <= state.lastContactOrdinal : k <= contact.offersMade;
}
