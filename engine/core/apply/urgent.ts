import type { UrgentEvent } from '../../domain/events/urgent.js';
import type { Stamp } from '../state/stamp.js';
import type { RouterState } from '../state/state.js';

export function applyUrgent(state: RouterState, event: UrgentEvent, { atMs }: Stamp): void {
  const { tenant, contact, ordinal, queue, channel } = event;
  if (event.type === 'alarm.raised') state.alarms.set(ordinal, { tenant, contact, ordinal, queue, channel, sinceMs: atMs });
  else state.alarms.delete(ordinal);
}
