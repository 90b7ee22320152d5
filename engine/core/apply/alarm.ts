import type { AlarmEvent, QueueThresholdCrossed } from '../../domain/events/alarm.js';
import { watch, watchTarget } from '../due/due.js';
import type { RouterState } from '../state/state.js';
import { found } from './move.js';

/** Alarms change nothing but the record that they were raised. */
export function applyAlarm(state: RouterState, event: AlarmEvent): void {
  switch (event.type) {
    case 'contact.target-at-risk':
    case 'contact.target-missed': {
      const contact = found(state.contacts.get(event.ordinal), 'contact', event.ordinal);
      if (event.type === 'contact.target-at-risk') contact.riskToldForMs = event.targetDueMs;
      else contact.missToldForMs = event.targetDueMs;
      return watch(state, 'target', contact.contact, contact.ordinal);
    }
    case 'queue.threshold-crossed':
      return cross(state, event);
    case 'hub.uncovered':
    case 'hub.covered': {
      const hub = found(state.hubs.get(event.hub), 'hub', event.hub);
      const others = hub.uncovered.filter((language) => language !== event.language);
      hub.uncovered = event.type === 'hub.uncovered' ? [...others, event.language] : others;
    }
  }
}

/** Once the alarm of long waits is cleared, contacts still waiting may raise it again. */
function cross(state: RouterState, { queue: id, measure, direction }: QueueThresholdCrossed): void {
  const queue = found(state.queues.get(id), 'queue', id);
  const others = queue.crossed.filter((one) => one !== measure);
  queue.crossed = direction === 'up' ? [...others, measure] : others;
  if (measure !== 'oldest' || direction === 'up') return;
  for (const contact of state.contacts.values()) if (contact.queue === id) watchTarget(state, contact);
}
