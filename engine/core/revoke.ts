import type { ContactRequeued } from '../domain/events/contact.js';
import type { RevokeCause } from '../domain/events/offer.js';
import type { Event } from '../domain/events.js';
import type { OfferId } from '../domain/ids.js';
import type { AgentRecord, LiveOffer, RouterState } from './state/state.js';
import { ofContact, ofOffer } from './subject.js';

/** Revokes live offers without a strike; a contact left without any returns to its place. */
export function revoke(
  state: Readonly<RouterState>,
  offers: readonly LiveOffer[],
  because: RevokeCause | ((offer: LiveOffer) => RevokeCause),
): readonly Event[] {
  const ended = new Set<OfferId>();
  return offers.flatMap((offer): Event[] => {
    ended.add(offer.offer);
    const cause = typeof because === 'function' ? because(offer) : because;
    return [{ type: 'offer.revoked', ...ofOffer(offer), because: cause }, ...requeued(state, offer, 'revoked', ended)];
  });
}

/** A broadcast stays open while others have offers; with its last live offer revoked, the contact waits again. */
export function requeued(
  state: Readonly<RouterState>,
  offer: LiveOffer,
  because: ContactRequeued['because'],
  ended: ReadonlySet<OfferId> = new Set([offer.offer]),
): readonly ContactRequeued[] {
  const others = state.contacts.get(offer.ordinal)?.offers ?? [];
  return others.every((id) => ended.has(id)) ? [{ type: 'contact.requeued', ...ofContact(offer), because }] : [];
}

/** Live offers of agents, by agent, oldest first. */
export function liveOffersOfAgents(state: Readonly<RouterState>, agents: readonly AgentRecord[]): readonly LiveOffer[] {
  return agents.flatMap((agent) =>
    agent.offers.map((id) => state.offers.get(id)).filter((offer): offer is LiveOffer => offer?.state === 'live'),
  );
}
