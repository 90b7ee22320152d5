import type { CommandOf } from '../../domain/commands.js';
import type { OfferRevoked } from '../../domain/events/offer.js';
import type { OfferId } from '../../domain/ids.js';
import type { Ms } from '../../domain/units.js';
import type { Rejection } from '../../errors.js';
import { offerTable } from '../../lifecycle/tables.js';
import { type Decision, reject } from '../decision.js';
import { requeued } from '../revoke.js';
import type { LiveContact, LiveOffer, RouterState } from '../state/state.js';
import { liveOffersOf, ofOffer, ownerOf, policyOf } from '../subject.js';
import { acceptance } from './acceptance.js';

/** The live offer that an answer refers to; too late, repeated or unknown is a rejection that says who has the contact. */
function live(
  state: Readonly<RouterState>,
  id: OfferId,
  answer: 'offer.accepted' | 'offer.rejected' | 'offer.failed',
): LiveOffer | Rejection {
  const offer = state.offers.get(id);
  if (offer !== undefined && offerTable.can(offer.state, answer)) return offer;
  const [ordinal, k] = id.split('.').map(Number) as [number, number];
  const contact = state.contacts.get(ordinal);
  const known = offer !== undefined || (contact !== undefined && k <= contact.offersMade);
  if (!known) return reject('OFFER_UNKNOWN', { offer: id });
  return reject('OFFER_OVER', { offer: id, state: offer?.state ?? 'over', owner: contact === undefined ? null : ownerOf(state, contact) });
}

/** An agent accepts the offered contact; the agent's interruptible work that no longer fits is suspended. */
export function acceptOffer(state: Readonly<RouterState>, command: CommandOf<'offer.accept'>, atMs: Ms): Decision {
  const offer = live(state, command.offer as OfferId, 'offer.accepted');
  if ('code' in offer) return offer;
  const contact = state.contacts.get(offer.ordinal);
  const agent = state.agents.get(offer.agent);
  if (contact === undefined || agent === undefined || state.plan === null) return reject('OFFER_UNKNOWN', { offer: command.offer });
  const taken = acceptance(state, contact, agent, offer, 'agent', atMs);
  return contact.offers.length < 2 ? taken : [...taken, ...lostRace(state, contact, offer)];
}

/** The other agents of a broadcast have lost the race, which is not held against them. */
const lostRace = (state: Readonly<RouterState>, contact: LiveContact, winner: LiveOffer): readonly OfferRevoked[] =>
  liveOffersOf(state, contact.offers)
    .filter((offer) => offer !== winner)
    .map((offer) => ({ type: 'offer.revoked', ...ofOffer(offer), because: 'lost-race' }));

/** The agent declines: the contact keeps its place, and the agent is skipped for it for a while. */
export function rejectOffer(state: Readonly<RouterState>, command: CommandOf<'offer.reject'>, atMs: Ms): Decision {
  const offer = live(state, command.offer as OfferId, 'offer.rejected');
  if ('code' in offer) return offer;
  const skipMs = policyOf(state, offer)?.offer.reofferRejectedMs ?? 0;
  return [
    { type: 'offer.rejected', ...ofOffer(offer), reason: command.reason, skipUntilMs: atMs + skipMs },
    ...requeued(state, offer, 'rejected'),
  ];
}

/**
 * The channel could not connect agent and customer. No strike, but the agent is skipped for a moment, because the same attempt would fail
 * again.
 */
export function failOffer(state: Readonly<RouterState>, command: CommandOf<'offer.fail'>, atMs: Ms): Decision {
  const offer = live(state, command.offer as OfferId, 'offer.failed');
  if ('code' in offer) return offer;
  const skipMs = policyOf(state, offer)?.offer.reofferExpiredMs ?? 0;
  return [
    { type: 'offer.failed', ...ofOffer(offer), reason: command.reason, skipUntilMs: atMs + skipMs },
    ...requeued(state, offer, 'failed'),
  ];
}
