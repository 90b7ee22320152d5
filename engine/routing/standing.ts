import type { AgentRecord, LiveOffer, RouterState } from '../core/state/state.js';
import type { Ms } from '../domain/units.js';
import { overfull, workOf } from './capacity.js';
import { routingOf } from './context.js';
import { FIXED_REASONS } from './lasting-reasons.js';
import { ringOf } from './own-reasons.js';
import { connection } from './reasons/connection.js';
import { tier } from './reasons/tier.js';

/**
 * Reasons that also end an offer already made. Two fixed reasons do not: a lost desk has its grace period, and a tier only says who is
 * asked.
 */
const AGAINST = FIXED_REASONS.filter((reason) => reason !== connection && reason !== tier);

/**
 * Whether an offer may stand although plan, roster or an authorisation has changed since: whether its agent could still be given the
 * contact. Accepted work is finished whatever changes; offers that break the new rules are revoked.
 */
export function stands(state: Readonly<RouterState>, offer: LiveOffer, agent: AgentRecord, atMs: Ms): boolean {
  const contact = state.contacts.get(offer.ordinal);
  const routing = contact === undefined ? undefined : routingOf(state, contact, atMs);
  const channel = state.plan?.channels[offer.channel];
  if (routing === undefined || channel === undefined || AGAINST.some((reason) => reason.blocks(routing, agent))) return false;
  const others = workOf(state, agent).filter((other) => other !== offer);
  return ringOf(routing, agent) !== undefined && overfull(routing.plan, channel, agent, others, offer.cost) === undefined;
}
