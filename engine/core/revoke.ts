import type { RevokeCause } from '../domain/events/offer.js';
import type { Event } from '../domain/events.js';
import type { AgentRecord, LiveOffer, RouterState } from './state.js';
import { ofContact, ofOffer } from './subject.js';

/** Takes live offers back without a strike; a contact that is left without any goes back to its place. */
export function revoke(offers: readonly LiveOffer[], because: RevokeCause): readonly Event[] {
  return offers.flatMap((offer): Event[] => [
    { type: 'offer.revoked', ...ofOffer(offer), because },
    { type: 'contact.requeued', ...ofContact(offer), because: 'revoked' },
  ]);
}

/** Live offers of agents, by agent, oldest first. */
export function liveOffersOfAgents(state: Readonly<RouterState>, agents: readonly AgentRecord[]): readonly LiveOffer[] {
  return agents.flatMap((agent) =>
    agent.offers.map((id) => state.offers.get(id)).filter((offer): offer is LiveOffer => offer?.state === 'live'),
  );
}
