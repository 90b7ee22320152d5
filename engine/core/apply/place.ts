import type { PlaceEvent } from '../../domain/events/place.js';
import { watch } from '../due/due.js';
import { placeKey } from '../returning.js';
import type { RouterState } from '../state/state.js';

export function applyPlace(state: RouterState, event: PlaceEvent): void {
  const key = placeKey(event);
  if (event.type === 'place.forgotten') {
    state.places.delete(key);
    return;
  }
  const { tenant, customer, queue, rankFromMs, untilMs } = event;
  state.places.set(key, { tenant, customer, queue, rankFromMs, untilMs });
  watch(state, 'place', key);
}
