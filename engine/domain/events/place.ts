import type { CustomerKey, QueueId, TenantId } from '../ids.js';
import type { Ms } from '../units.js';

/** A customer of a tenant in one queue. */
export interface ReturningCustomer {
  readonly tenant: TenantId;
  readonly customer: CustomerKey;
  readonly queue: QueueId;
}

/** A customer who abandoned may return to the place for a while. */
export interface PlaceRemembered extends ReturningCustomer {
  readonly type: 'place.remembered';
  /** The instant from which the order of the abandoned contact counted. */
  readonly rankFromMs: Ms;
  readonly untilMs: Ms;
}

export interface PlaceForgotten extends ReturningCustomer {
  readonly type: 'place.forgotten';
  readonly because: 'resumed' | 'over' | 'bound';
}

export type PlaceEvent = PlaceRemembered | PlaceForgotten;
