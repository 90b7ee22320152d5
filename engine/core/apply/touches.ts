import type { EventType } from '../../domain/events.js';

/** What an event changes, of those it names, that matching depends on. */
export type Part = 'contact' | 'agent' | 'work' | 'queue' | 'hub' | 'adapter';

const CONTACT: readonly Part[] = ['contact'];
const AGENT: readonly Part[] = ['agent'];
/** Of the agent, only its work and what follows from it; nothing that the lasting reasons read. */
const OFFER: readonly Part[] = ['contact', 'work'];
/** The same, for a contact that is owned or over: it wants no offer before or after. */
const WORK: readonly Part[] = ['work'];
const NOTHING: readonly Part[] = [];
/** More than names could say: slow, but never wrong. */
export const EVERYTHING = null;

export const TOUCHES: Readonly<Record<EventType, readonly Part[] | typeof EVERYTHING>> = {
  'contact.queued': CONTACT,
  'contact.rejected': CONTACT,
  'contact.updated': CONTACT,
  'contact.moved': CONTACT,
  'contact.abandoned': CONTACT,
  'contact.withdrawn': CONTACT,
  'contact.parked': CONTACT,
  'contact.returned': CONTACT,
  'ring.opened': CONTACT,
  'tier.opened': CONTACT,
  'contact.released': WORK,
  'offer.made': OFFER,
  'offer.accepted': OFFER,
  'offer.rejected': OFFER,
  'offer.expired': OFFER,
  'offer.failed': OFFER,
  'offer.revoked': OFFER,
  'assignment.resumed': WORK,
  'assignment.idled': WORK,
  'assignment.woken': WORK,
  'assignment.ended': WORK,
  'wrap-up.finished': WORK,
  'agent.signed-out': AGENT,
  'agent.ready': AGENT,
  'agent.not-ready': AGENT,
  'agent.next-presence-set': AGENT,
  'agent.connected': AGENT,
  'agent.connection-lost': AGENT,
  'agent.connection-expired': AGENT,
  'agent.changed': AGENT,
  'agent.change-ended': AGENT,
  'queue.opened': ['queue'],
  'queue.closed': ['queue'],
  'queue.overridden': ['queue'],
  'queue.override-ended': ['queue'],
  'queue.shares-set': ['queue'],
  'hub.opened': ['hub'],
  'hub.closed': ['hub'],
  'hub.suspended': ['hub'],
  'hub.resumed': ['hub'],
  'adapter.connected': ['adapter'],
  'adapter.connection-expired': ['adapter'],
  'contact.target-at-risk': NOTHING,
  'contact.target-missed': NOTHING,
  'queue.threshold-crossed': NOTHING,
  'queue.condition-changed': NOTHING,
  'queue.overflow-began': NOTHING,
  'queue.overflow-ended': NOTHING,
  'hub.covered': NOTHING,
  'hub.uncovered': NOTHING,
  'alarm.raised': NOTHING,
  'alarm.cleared': NOTHING,
  'place.remembered': NOTHING,
  'place.forgotten': NOTHING,
  'participant.joined': NOTHING,
  'participant.left': NOTHING,
  'customer.forgotten': NOTHING,
  'customer.contact-forbidden': NOTHING,
  'customer.contact-allowed': NOTHING,
  'sender.forgotten': NOTHING,
  // Another event that comes with it names the same: the end of an offer, the arrival, the acceptance that sets work aside.
  'contact.requeued': NOTHING,
  'contact.enlisted': NOTHING,
  'assignment.suspended': NOTHING,
  // Follows from a date, and the matcher notes such dates itself when they come: `routing/index/due-soon.ts`.
  'affinity.ended': NOTHING,
  'refusal.ended': NOTHING,
  'share-hold.ended': NOTHING,
  'agent.cooled-down': NOTHING,
  'agent.authorisation-changed': NOTHING,
  'shift.began': NOTHING,
  'shift.ended': NOTHING,
  // Within its grace an adapter may come back, and its contacts are still offered.
  'adapter.connection-lost': NOTHING,
  // The contact is owned; the event that returns it to a queue follows.
  'contact.handed-off': NOTHING,
  'contact.dialled': NOTHING,
  'contact.exhausted': NOTHING,
  // Changes how the customer is reached, not by whom.
  'contact.callback-requested': NOTHING,
  'contact.callback-ended': NOTHING,
  // Changes only how long something lasts: nobody becomes more or less free.
  'assignment.heard': NOTHING,
  'wrap-up.extended': NOTHING,
  // Signed in is not ready yet, and another desk is still connected.
  'agent.signed-in': NOTHING,
  'agent.connection-dropped': NOTHING,
  // Slot capacity is checked when a place is booked.
  'slot.booked': NOTHING,
  'slot.cancelled': NOTHING,
  'slot.missed': NOTHING,
  'plan.published': EVERYTHING,
  'router.resumed': EVERYTHING,
  'calendar.extended': EVERYTHING,
  'calendar.ended': EVERYTHING,
};
