import type { Event, EventType } from '../../domain/events.js';
import type { AdapterId, AgentId, CalendarId, ContactOrdinal, HubId, QueueId } from '../../domain/ids.js';
import type { Names } from '../names.js';
import type { RouterState } from '../state.js';
import { forget, NAMES_MAX } from '../touched.js';

/** What an event changes, of those it names, that matching depends on. */
type Part = 'contact' | 'agent' | 'work' | 'queue' | 'hub' | 'adapter' | 'shift';

const CONTACT: readonly Part[] = ['contact'];
const AGENT: readonly Part[] = ['agent'];
/** Of the agent, only its work and what follows from it; nothing that the lasting reasons read. */
const OFFER: readonly Part[] = ['contact', 'work'];
/** The same, for a contact that is owned or over: it wants no offer before or after. */
const WORK: readonly Part[] = ['work'];
const NOTHING: readonly Part[] = [];
/** More than names could say: slow, but never wrong. */
const EVERYTHING = null;

const TOUCHES: Readonly<Record<EventType, readonly Part[] | typeof EVERYTHING>> = {
  'contact.queued': CONTACT,
  'contact.rejected': CONTACT,
  'contact.updated': CONTACT,
  'contact.moved': CONTACT,
  'contact.handed-off': CONTACT,
  'contact.requeued': CONTACT,
  'contact.enlisted': CONTACT,
  'contact.abandoned': CONTACT,
  'contact.withdrawn': CONTACT,
  'contact.parked': CONTACT,
  'contact.returned': CONTACT,
  'contact.callback-requested': CONTACT,
  'contact.dialled': CONTACT,
  'contact.exhausted': CONTACT,
  'ring.opened': CONTACT,
  'affinity.ended': CONTACT,
  'refusal.ended': CONTACT,
  'share-hold.ended': CONTACT,
  'tier.opened': CONTACT,
  'contact.released': OFFER,
  'offer.made': OFFER,
  'offer.accepted': OFFER,
  'offer.rejected': OFFER,
  'offer.expired': OFFER,
  'offer.failed': OFFER,
  'offer.revoked': OFFER,
  'assignment.suspended': OFFER,
  'assignment.resumed': OFFER,
  'assignment.idled': WORK,
  'assignment.woken': WORK,
  'assignment.ended': OFFER,
  'wrap-up.extended': OFFER,
  'wrap-up.finished': OFFER,
  'agent.signed-in': AGENT,
  'agent.signed-out': AGENT,
  'agent.ready': AGENT,
  'agent.not-ready': AGENT,
  'agent.next-presence-set': AGENT,
  'agent.cooled-down': AGENT,
  'agent.connected': AGENT,
  'agent.connection-dropped': AGENT,
  'agent.connection-lost': AGENT,
  'agent.connection-expired': AGENT,
  'agent.authorisation-changed': AGENT,
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
  'shift.began': ['shift'],
  'shift.ended': ['shift'],
  'adapter.connected': ['adapter'],
  'adapter.connection-lost': ['adapter'],
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
  // Changes only when silence begins to count: nobody becomes more or less free.
  'assignment.heard': NOTHING,
  // Slot capacity is checked when a place is booked.
  'slot.booked': NOTHING,
  'slot.cancelled': NOTHING,
  'slot.missed': NOTHING,
  'plan.published': EVERYTHING,
  'router.resumed': EVERYTHING,
  'calendar.extended': EVERYTHING,
  'calendar.ended': EVERYTHING,
};

type Naming = {
  readonly ordinal?: ContactOrdinal | undefined;
  readonly agent?: AgentId | undefined;
  readonly queue?: QueueId | undefined;
  readonly hub?: HubId | undefined;
  readonly adapter?: AdapterId | undefined;
  readonly shift?: CalendarId | undefined;
};

function name(touched: RouterState['touched'], part: Part, named: Naming): void {
  if (part === 'contact') return note(touched.contacts, named.ordinal);
  if (part === 'work') return note(touched.agents, named.agent);
  if (part === 'agent') {
    touched.beyondWork = true;
    return note(touched.agents, named.agent);
  }
  if (part === 'queue') return note(touched.queues, named.queue);
  if (part === 'hub') return note(touched.hubs, named.hub);
  if (part === 'adapter') return note(touched.adapters, named.adapter);
  return note(touched.shifts, named.shift);
}

const note = <T>(names: Names<T>, one: T | undefined): void => {
  if (one !== undefined) names.add(one);
};

/** Notes everything an event has changed. */
export function touch({ touched }: RouterState, event: Event): void {
  if (touched.everything) return;
  const parts = TOUCHES[event.type];
  for (const part of parts ?? NOTHING) name(touched, part, event as Naming);
  if (parts === EVERYTHING || touched.contacts.size + touched.agents.size > NAMES_MAX) forget(touched, true);
}
