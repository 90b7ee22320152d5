import type { Event } from '../../domain/events.js';
import type { AdapterId } from '../../domain/ids.js';
import type { Ms } from '../../domain/units.js';
import { release } from '../decide/contact-release.js';
import { revoke } from '../revoke.js';
import type { LiveContact, RouterState } from '../state/state.js';
import { assignmentOf, liveOffersOf } from '../subject.js';

/** The adapter stays away. Nobody could be connected, so offers of its contacts are revoked; its assignments stand, unconfirmed. */
export function endAdapterGrace(state: Readonly<RouterState>, adapter: AdapterId): readonly Event[] {
  const contacts = [...state.contacts.values()].filter((contact) => contact.adapter === adapter).sort((a, b) => a.ordinal - b.ordinal);
  const offers = contacts.flatMap((contact) => liveOffersOf(state, contact.offers));
  return [{ type: 'adapter.connection-expired', adapter }, ...revoke(state, offers, 'adapter-lost')];
}

/** Nobody knows any more whether the contact still exists: its agent is freed. */
export function endLease(state: Readonly<RouterState>, contact: LiveContact | undefined, atMs: Ms): readonly Event[] {
  const assignment = contact === undefined ? undefined : assignmentOf(state, contact);
  if (contact === undefined || assignment === undefined) return [];
  return release(
    state,
    contact,
    assignment,
    { disposition: null, talkMs: null, holdMs: null, because: 'leaseExpired', followUp: null },
    atMs,
  );
}
