import type { LiveContact, RouterState } from '../core/state.js';

/**
 * Whether a waiting contact may be offered at all. A queue that keeps its contacts while closed offers nothing;
 * one that turns new contacts away still serves those inside; band 0 ignores closing.
 */
export function isRoutable(state: Readonly<RouterState>, contact: LiveContact): boolean {
  if (contact.band === 0) return true;
  return state.queues.get(contact.queue)?.state === 'open' || state.index?.queues.get(contact.queue)?.whenClosed === 'reject';
}
