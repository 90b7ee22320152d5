import type { Event } from '../../domain/events.js';
import type { Ms } from '../../domain/units.js';
import { entryOf } from '../decide/contact-move.js';
import type { LiveContact, RouterState } from '../state/state.js';
import { ofContact, policyOf, waitedOf } from '../subject.js';

/** A contact has waited as long as its queue allows: it moves to another queue, whatever that one's limits, or is rejected. */
export function endWait(state: Readonly<RouterState>, contact: LiveContact | undefined, atMs: Ms): readonly Event[] {
  const maxWait = contact === undefined ? undefined : policyOf(state, contact)?.maxWait;
  if (contact === undefined || maxWait == null) return [];
  if (maxWait.callback) return [{ type: 'contact.callback-requested', ...ofContact(contact), because: 'max-wait' }];
  const entry = maxWait.to === null ? null : entryOf(state, contact, { queue: maxWait.to, place: 'keep', besides: true }, atMs);
  if (entry === null || 'code' in entry)
    return [{ type: 'contact.rejected', ...ofContact(contact), because: 'max-wait', waitedMs: waitedOf(contact, atMs) }];
  const { visit, visitAtMs, affinity } = contact;
  return [{ type: 'contact.moved', ...entry, visit, visitAtMs, affinity, skip: [], returnsTo: null, because: 'max-wait', by: null }];
}
