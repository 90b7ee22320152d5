import type { Event } from '../domain/events.js';
import type { RecordDraft } from '../domain/record.js';
import { Fault } from '../errors.js';
import { applyAgent } from './apply/agent.js';
import { applyAlarm } from './apply/alarm.js';
import { applyCondition } from './apply/condition.js';
import { applyContact } from './apply/contact.js';
import { applyCustomer } from './apply/customer.js';
import { applyOffer } from './apply/offer.js';
import { applyPlace } from './apply/place.js';
import { applyShare } from './apply/share.js';
import { applySite } from './apply/site.js';
import { applySlot } from './apply/slot.js';
import { openTier } from './apply/tier.js';
import { touch } from './apply/touch.js';
import { applyUrgent } from './apply/urgent.js';
import { rememberOutcome } from './state/senders.js';
import type { Stamp } from './state/stamp.js';
import type { RouterState } from './state/state.js';

/**
 * The only writer of state. It copies what the event says. If a lifecycle is involved, the chart's table names the next state and the
 * actions, and the actions do the writing. An event the chart does not allow is a `Fault`.
 */
export function apply(state: RouterState, event: Event, stamp: Stamp): void {
  write(state, event, stamp);
  touch(state, event);
}

function write(state: RouterState, event: Event, stamp: Stamp): void {
  // Most frequent first: V8 compares the cases one after another.
  switch (event.type) {
    case 'contact.released':
    case 'offer.made':
    case 'offer.accepted':
    case 'offer.rejected':
    case 'offer.expired':
    case 'offer.failed':
    case 'offer.revoked':
    case 'assignment.suspended':
    case 'assignment.resumed':
    case 'assignment.idled':
    case 'assignment.woken':
    case 'assignment.heard':
    case 'assignment.ended':
    case 'wrap-up.extended':
    case 'wrap-up.finished':
      return applyOffer(state, event, stamp);
    case 'contact.queued':
    case 'contact.rejected':
    case 'contact.updated':
    case 'contact.moved':
    case 'contact.handed-off':
    case 'contact.requeued':
    case 'contact.abandoned':
    case 'contact.withdrawn':
    case 'ring.opened':
    case 'affinity.ended':
    case 'participant.joined':
    case 'participant.left':
    case 'refusal.ended':
    case 'contact.parked':
    case 'contact.callback-requested':
    case 'contact.callback-ended':
    case 'contact.enlisted':
    case 'contact.dialled':
    case 'contact.exhausted':
    case 'contact.returned':
      return applyContact(state, event, stamp);
    case 'contact.target-at-risk':
    case 'contact.target-missed':
    case 'queue.threshold-crossed':
    case 'hub.uncovered':
    case 'hub.covered':
      return applyAlarm(state, event);
    case 'alarm.raised':
    case 'alarm.cleared':
      return applyUrgent(state, event, stamp);
    case 'place.remembered':
    case 'place.forgotten':
      return applyPlace(state, event);
    case 'slot.booked':
    case 'slot.cancelled':
    case 'slot.missed':
      return applySlot(state, event);
    case 'tier.opened':
      return openTier(state, event);
    case 'queue.shares-set':
    case 'share-hold.ended':
      return applyShare(state, event);
    case 'agent.signed-in':
    case 'agent.signed-out':
    case 'agent.ready':
    case 'agent.not-ready':
    case 'agent.next-presence-set':
    case 'agent.cooled-down':
    case 'agent.connected':
    case 'agent.connection-dropped':
    case 'agent.connection-lost':
    case 'agent.connection-expired':
    case 'agent.authorisation-changed':
    case 'agent.changed':
    case 'agent.change-ended':
      return applyAgent(state, event, stamp);
    case 'customer.contact-forbidden':
    case 'customer.contact-allowed':
      return applyCustomer(state, event);
    case 'queue.condition-changed':
      return applyCondition(state, event);
    default:
      return applySite(state, event, stamp);
  }
}

/**
 * Folds one record: its events, then what is remembered of the command itself. Never decides anything. `RECORD_FOREIGN` where it tells of
 * something that this program knows otherwise: the chain has proved it whole, so another version has written it.
 */
export function applyRecord(state: RouterState, record: RecordDraft): void {
  try {
    for (const event of record.events) apply(state, event, record);
    closeRecord(state, record);
  } catch (error) {
    throw error instanceof Fault ? error : new Fault('RECORD_FOREIGN', { seq: record.seq, detail: String(error) }, error);
  }
}

/** Applies the part of a record that is not in its events: its position, its instant, and the outcome that its sender may ask for again. */
export function closeRecord(state: RouterState, record: Pick<RecordDraft, 'seq' | 'atMs' | 'epoch' | 'by'>): void {
  state.seq = record.seq;
  state.atMs = record.atMs;
  state.epoch = record.epoch;
  if (record.by !== null) rememberOutcome(state, record.by, record);
}
