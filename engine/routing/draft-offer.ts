import type { AgentRecord } from '../core/state/state.js';
import type { DecisionRecord, OfferMade, OfferOrigin } from '../domain/events/offer.js';
import { offerId } from '../domain/ids.js';
import type { RoutingPolicy } from '../domain/policy.js';
import { costFor } from './capacity.js';
import type { Routing } from './context.js';
import { servedLanguage } from './service.js';
import { tierOf } from './tier.js';

/** How the offer came about, and how many agents were considered for it. */
export interface Drafting extends Pick<OfferMade, 'origin' | 'by' | 'overCapacity' | 'overRing'> {
  readonly ring: number;
  readonly decision: DecisionRecord;
}

/**
 * Agents who claim or are assigned a contact have it at once; a consulted colleague answers by hand, whatever mode the policy sets for its
 * own offers.
 */
const modeOf = (origin: OfferOrigin, { offer }: RoutingPolicy): OfferMade['mode'] =>
  origin === 'routing' ? offer.mode : origin === 'transfer' || origin === 'consult' ? 'push' : 'auto';

/** The offer of a contact to an agent in a ring, whoever decided on it. `undefined` if the policy has no such step. */
export function draftOffer(routing: Routing, agent: AgentRecord, how: Drafting): OfferMade | undefined {
  const { policy, contact, atMs } = routing;
  const step = policy.steps[how.ring];
  if (step === undefined) return undefined;
  const service = servedLanguage(routing, agent, step);
  const made: OfferMade = {
    type: 'offer.made',
    tenant: contact.tenant,
    contact: contact.contact,
    ordinal: contact.ordinal,
    queue: contact.queue,
    channel: contact.channel,
    offer: offerId(contact.ordinal, contact.offersMade + 1),
    agent: agent.id,
    hub: agent.profile.hub,
    mode: modeOf(how.origin, policy),
    origin: how.origin,
    by: how.by,
    overCapacity: how.overCapacity,
    overRing: how.overRing,
    ring: how.ring,
    tier: tierOf(contact, agent),
    language: service?.language ?? null,
    machineAssisted: service?.machineAssisted ?? false,
    preferredLanguage: contact.requirement.languages[0]?.language ?? null,
    cost: costFor(routing, agent),
    madeAtMs: atMs,
    dueMs: atMs + Math.max(1, policy.offer.ttlMs),
    decision: how.decision,
  };
  return contact.callback === null ? made : { ...made, callback: contact.callback };
}
