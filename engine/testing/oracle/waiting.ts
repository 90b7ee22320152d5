import type { LiveContact, RouterState } from '../../core/state/state.js';
import { planOf, policyFor } from './eligible.js';

/** Who is to be called may be: it is one of the hours of the customer's zone, and the attempts are not used up, today or for good. */
function mayBeCalled(state: Readonly<RouterState>, { outbound, callback, tenant, customer }: LiveContact, atMs: number): boolean {
  if (outbound === null || callback === null) return true;
  if (state.doNotContact.has(`${tenant}/${customer}`)) return false;
  const { campaigns, calendars } = planOf(state);
  const campaign = campaigns.find(({ id }) => id === outbound.campaign);
  const hours = calendars[`window/${campaign?.window}/${outbound.zone}`];
  if (campaign === undefined || hours === undefined || atMs >= hours.horizonMs) return false;
  const open = hours.instantsMs.reduce((inside, instant) => (instant <= atMs ? !inside : inside), false);
  const today = atMs < outbound.dayEndsMs ? outbound.attemptsToday : 0;
  return open && today < campaign.attemptsPerDay && outbound.attempts < campaign.attemptsMax;
}

/**
 * Wants an offer and may have one: it waits, or its broadcast has not reached as many agents as it goes to. A queue that keeps its
 * contacts while closed, or that is closed in an emergency, offers nothing, but for band 0.
 */
export function isWaiting(state: Readonly<RouterState>, contact: LiveContact, atMs: number): boolean {
  const queue = planOf(state).queues.find(({ id }) => id === contact.queue);
  const open = state.queues.get(contact.queue)?.state === 'open';
  const asked = [...state.offers.values()].filter((offer) => offer.ordinal === contact.ordinal && offer.state === 'live').length;
  const forOne = contact.returnsTo !== null || contact.link?.to != null;
  const wants =
    contact.state === 'queued' || (contact.state === 'offered' && asked < (forOne ? 1 : (policyFor(state, contact)?.offer.to ?? 1)));
  if (!mayBeCalled(state, contact, atMs)) return false;
  if (contact.adapter !== null && state.adapters.get(contact.adapter)?.state === 'disconnected') return false;
  const emergency = (state.queues.get(contact.queue)?.override?.emergency ?? null) !== null;
  return wants && queue !== undefined && (contact.band === 0 || (!emergency && (open || queue.whenClosed === 'reject')));
}
