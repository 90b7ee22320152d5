import { type CompiledCalendar, isOpenAt } from '../../domain/calendar.js';
import type { HubClosed, HubOpened, QueueClosed, QueueOpened } from '../../domain/events/door.js';
import type { Plan } from '../../domain/plan.js';
import type { Ms } from '../../domain/units.js';
import { hubTable, queueTable } from '../../lifecycle/tables.js';
import { readQueueClock } from '../due/clock.js';
import type { RouterState } from '../state/state.js';

export type DoorMoved = QueueOpened | QueueClosed | HubOpened | HubClosed;

/** Queues and hubs of a plan whose door differs from what their calendar, or a supervisor's override, says at this instant. */
export function doors(
  state: Readonly<RouterState>,
  plan: Plan,
  calendars: Readonly<Record<string, CompiledCalendar>>,
  atMs: Ms,
): readonly DoorMoved[] {
  const opensAt = (id: string | null) => id === null || (calendars[id] !== undefined && isOpenAt(calendars[id], atMs));
  const events: DoorMoved[] = [];
  for (const queue of plan.queues) {
    const record = state.queues.get(queue.id);
    const opens = record?.override == null ? opensAt(queue.calendar) : record.override.door === 'open';
    const type = opens ? 'queue.opened' : 'queue.closed';
    const clockMs = record === undefined ? 0 : readQueueClock(record, atMs);
    if (queueTable.can(record?.state ?? queueTable.initial, type))
      events.push({ type, queue: queue.id, tenant: queue.tenant, changedAtMs: atMs, clockMs });
  }
  for (const hub of plan.hubs) {
    const type = opensAt(hub.calendar) ? 'hub.opened' : 'hub.closed';
    if (hubTable.can(state.hubs.get(hub.id)?.state ?? hubTable.initial, type)) events.push({ type, hub: hub.id, changedAtMs: atMs });
  }
  return events;
}
