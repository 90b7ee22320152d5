import { nearestName } from '../../domain/nearest.js';
import { reject } from '../decision.js';
import type { RouterState } from '../state/state.js';

/** The tenant has no queue of this name. Suggests the nearest of its own, never one of another tenant. */
export function unknownQueue({ plan }: Readonly<RouterState>, tenant: string, queue: string): ReturnType<typeof reject> {
  const own = (plan?.queues ?? []).filter((one) => one.tenant === tenant).map(({ id }) => id);
  return reject('QUEUE_UNKNOWN', { tenant, queue, nearest: nearestName(queue, own) });
}
