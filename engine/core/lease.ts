import type { Ms } from '../domain/units.js';
import type { LiveContact, LiveOffer, RouterState } from './state.js';
import { assignmentOf, policyOf } from './subject.js';

/**
 * An assignment is leased through the connection of the adapter that brought its contact: while that stands there is nothing to renew.
 * Once the adapter has stayed away for longer than its grace, what is assigned is unconfirmed until the adapter lists what it holds.
 */
export function isUnconfirmed(state: Readonly<RouterState>, contact: LiveContact, assignment: LiveOffer): boolean {
  const sinceMs = contact.adapter === null ? null : (state.adapters.get(contact.adapter)?.unconfirmedSinceMs ?? null);
  return sinceMs !== null && (assignment.acceptedAtMs ?? sinceMs) <= sinceMs;
}

/** When an unconfirmed assignment ends by itself; `null`: not while the adapter is connected, or where the policy sets no end. */
export function leaseEndsMs(state: Readonly<RouterState>, contact: LiveContact | undefined): Ms | null {
  if (contact === undefined || contact.adapter === null || contact.state !== 'owned') return null;
  const adapter = state.adapters.get(contact.adapter);
  if (adapter?.state !== 'disconnected' || adapter.unconfirmedSinceMs === null) return null;
  const leaseMs = policyOf(state, contact)?.leaseMs ?? null;
  const assignment = assignmentOf(state, contact);
  if (leaseMs === null || assignment === undefined || !isUnconfirmed(state, contact, assignment)) return null;
  return adapter.unconfirmedSinceMs + leaseMs;
}
