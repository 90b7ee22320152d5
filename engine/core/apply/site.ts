import type { AdapterConnectionLost, OverflowBegan, OverflowEnded, SiteEvent } from '../../domain/events/site.js';
import { contactKey } from '../../domain/ids.js';
import type { Ms } from '../../domain/units.js';
import { adapterTable } from '../../lifecycle/tables.js';
import { watch } from '../due/due.js';
import type { AdapterRecord } from '../state/site-records.js';
import type { Stamp } from '../state/stamp.js';
import type { RouterState } from '../state/state.js';
import { applyDoor } from './door.js';
import { found, moveOf } from './move.js';
import { applyPlan, replaceCalendars } from './plan.js';

export function applySite(state: RouterState, event: SiteEvent, stamp: Stamp): void {
  switch (event.type) {
    case 'router.resumed':
      state.rules = event.rules;
      return restartLeases(state, stamp.atMs);
    case 'plan.published':
      return applyPlan(state, event, stamp);
    case 'calendar.extended':
      return replaceCalendars(state, event.calendars, stamp.atMs);
    case 'calendar.ended':
      state.endedCalendars.add(event.calendar);
      return;
    case 'shift.began':
    case 'shift.ended':
      found(state.shifts.get(event.shift), 'shift', event.shift).readAtMs = event.changedAtMs;
      return watch(state, 'shift', event.shift);
    case 'queue.opened':
    case 'queue.closed':
    case 'queue.overridden':
    case 'queue.override-ended':
    case 'hub.opened':
    case 'hub.closed':
    case 'hub.suspended':
    case 'hub.resumed':
      return applyDoor(state, event);
    case 'queue.overflow-began':
    case 'queue.overflow-ended':
      return applyOverflow(state, event);
    case 'adapter.connected':
    case 'adapter.connection-lost':
    case 'adapter.connection-expired':
      return applyAdapter(state, event, stamp);
    case 'customer.forgotten':
      state.customers.delete(contactKey(event.tenant, event.customer));
      return;
    case 'sender.forgotten':
      state.senders.delete(event.sender);
      return;
  }
}

function applyOverflow(state: RouterState, { type, queue: id, to }: OverflowBegan | OverflowEnded): void {
  const queue = found(state.queues.get(id), 'queue', id);
  queue.overflowing = type === 'queue.overflow-began' ? [...queue.overflowing, to] : queue.overflowing.filter((other) => other !== to);
}

function applyAdapter(state: RouterState, event: Extract<SiteEvent, { adapter: string }>, { atMs }: Stamp): void {
  let adapter = state.adapters.get(event.adapter);
  if (adapter === undefined) {
    adapter = { id: event.adapter, state: adapterTable.initial, graceUntilMs: null, unconfirmedSinceMs: null };
    state.adapters.set(adapter.id, adapter);
  }
  const move = moveOf(adapterTable, adapter.state, event.type);
  adapter.state = move.target;
  adapter.graceUntilMs = event.type === 'adapter.connection-lost' ? (event as AdapterConnectionLost).graceUntilMs : null;
  watch(state, 'adapter-grace', adapter.id);
  if (event.type === 'adapter.connected' && event.reconciled) adapter.unconfirmedSinceMs = null;
  if (event.type === 'adapter.connection-expired') beginLeases(state, adapter, atMs);
}

/** From now on the adapter's assignments are leases that may end. */
function beginLeases(state: RouterState, adapter: AdapterRecord, atMs: Ms): void {
  adapter.unconfirmedSinceMs = atMs;
  for (const contact of state.contacts.values())
    if (contact.adapter === adapter.id) watch(state, 'lease', contact.contact, contact.ordinal);
}

/** A router outage is no adapter's fault, so leases start anew. */
function restartLeases(state: RouterState, atMs: Ms): void {
  for (const adapter of state.adapters.values()) if (adapter.state === 'disconnected') beginLeases(state, adapter, atMs);
}
