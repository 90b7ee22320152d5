import type { DoorEvent, HubClosed, HubOpened, HubResumed, HubSuspended } from '../../domain/events/door.js';
import { hubTable, queueTable } from '../../lifecycle/tables.js';
import { clockRuns } from '../due/clock.js';
import { watch, watchSteps } from '../due/due.js';
import type { RouterState } from '../state/state.js';
import { found, moveOf } from './move.js';

type HubDoor = HubOpened | HubClosed | HubSuspended | HubResumed;

/** Doors of queues and hubs, and supervisors' overrides of them. */
export function applyDoor(state: RouterState, event: DoorEvent): void {
  if ('hub' in event) applyHub(state, event);
  else applyQueue(state, event);
}

function applyQueue(state: RouterState, event: Exclude<DoorEvent, HubDoor>): void {
  const queue = found(state.queues.get(event.queue), 'queue', event.queue);
  switch (event.type) {
    case 'queue.overridden': {
      const { door, emergency, to, untilMs, because, by } = event;
      queue.override = { door, emergency, to, untilMs, because, by };
      watch(state, 'override', queue.id);
      break;
    }
    case 'queue.override-ended':
      queue.override = null;
      break;
    default:
      queue.state = moveOf(queueTable, queue.state, event.type).target;
  }
  queue.calendarReadAtMs = event.changedAtMs;
  queue.clockMs = event.clockMs;
  queue.clockSinceMs = clockRuns(state, queue) ? event.changedAtMs : null;
  watch(state, 'queue', queue.id);
  watchSteps(state, queue);
}

function applyHub(state: RouterState, event: HubDoor): void {
  const hub = found(state.hubs.get(event.hub), 'hub', event.hub);
  hub.state = moveOf(hubTable, hub.state, event.type).target;
  switch (event.type) {
    case 'hub.suspended': {
      const { untilMs, because, by } = event;
      hub.suspension = { untilMs, because, by };
      return watch(state, 'suspension', hub.id);
    }
    case 'hub.resumed':
      hub.suspension = null;
      return;
    default:
      hub.calendarReadAtMs = event.changedAtMs;
      watch(state, 'hub', hub.id);
  }
}
