import type { Ms } from '../../domain/units.js';
import type { LiveContact, LiveOffer, RouterState } from '../state/state.js';
import { assignmentOf, policyOf } from '../subject.js';

/**
 * An assignment is leased through the connection of the adapter that brought its contact; while it is connected, nothing needs renewing.
 * Once the adapter has been away longer than its grace period, its assignments are unconfirmed until it lists the contacts it holds.
 */
export function isUnconfirmed(state: Readonly<RouterState>, contact: LiveContact, assignment: LiveOffer): boolean {
  const sinceMs = contact.adapter === null ? null : (state.adapters.get(contact.adapter)?.unconfirmedSinceMs ?? null);
  return sinceMs !== null && (assignment.acceptedAtMs ?? sinceMs) <= sinceMs;
}

/** When an unconfirmed assignment ends by itself; `null`: not while the adapter is connected, or if the policy sets no end. */
export function leaseEndsMs(state: Readonly<RouterState>, contact: LiveContact | undefined): Ms | null {
  if (contact === undefined || contact.adapter === null || contact.state !== 'owned') return null;
  const adapter = state.adapters.get(contact.adapter);
  if (adapter?.state !== 'disconnected' || adapter.unconfirmedSinceMs === null) return null;
  const leaseMs = policyOf(state, contact)?.leaseMs ?? null;
  const assignment = assignmentOf(state, contact);
  if (leaseMs === null || assignment === undefined || !isUnconfirmed(state, contact, assignment)) return null;
  return adapter.unconfirmedSinceMs + leaseMs;
}
