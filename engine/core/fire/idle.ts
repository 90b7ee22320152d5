import type { Event } from '../../domain/events.js';
import type { Ms } from '../../domain/units.js';
import { endAssignment } from '../decide/contact-release.js';
import { inItsPlace, nextVisit } from '../decide/contact-take-back.js';
import type { LiveOffer, RouterState } from '../state/state.js';
import { ofOffer, policyOf } from '../subject.js';

/** Nothing has been heard from the customer for as long as the policy waits. */
export const fallSilent = (offer: LiveOffer | undefined): readonly Event[] =>
  offer === undefined ? [] : [{ type: 'assignment.idled', ...ofOffer(offer), because: 'silence' }];

/**
 * The owner has not resumed a conversation whose customer is back: any free agent may, preferably the owner, and in the place it always
 * had.
 */
export function endResuming(state: Readonly<RouterState>, offer: LiveOffer | undefined, atMs: Ms): readonly Event[] {
  const contact = offer === undefined ? undefined : state.contacts.get(offer.ordinal);
  if (offer === undefined || contact === undefined) return [];
  const untilMs = atMs + (policyOf(state, contact)?.idle?.waitMs ?? 0);
  const affinity = { agent: offer.agent, mode: 'prefer', untilMs, origin: 'returned', deputies: [] } as const;
  return [
    ...endAssignment(state, offer, { because: 'not-resumed', by: null }, atMs),
    inItsPlace({ ...nextVisit(state, contact, atMs), affinity }, { because: 'not-resumed', by: null, skip: [] }),
  ];
}
