import type { CustomerKey, QueueId, TenantId } from '../ids.js';
import type { Ms } from '../units.js';

/** A customer of a tenant in one queue. */
export interface ReturningCustomer {
  readonly tenant: TenantId;
  readonly customer: CustomerKey;
  readonly queue: QueueId;
}

/** Who gave up may come back to the place, for a while. */
export interface PlaceRemembered extends ReturningCustomer {
  readonly type: 'place.remembered';
  /** What the order of the contact given up counted from. */
  readonly rankFromMs: Ms;
  readonly untilMs: Ms;
}

export interface PlaceForgotten extends ReturningCustomer {
  readonly type: 'place.forgotten';
  readonly because: 'resumed' | 'over' | 'bound';
}

export type PlaceEvent = PlaceRemembered | PlaceForgotten;
