import type { DoorOverride, Suspension } from '../door.js';
import type { HubId, QueueId, TenantId } from '../ids.js';
import type { Ms } from '../units.js';

/** A door of a queue has moved, or what controls it has changed. */
interface AtDoor {
  readonly queue: QueueId;
  readonly tenant: TenantId;
  /** The instant it takes effect: the calendar's, or the end of an override; the record may be later. */
  readonly changedAtMs: Ms;
  /** Reading of the queue's clock at `changedAtMs`; routable time stands still where the queue keeps its contacts while closed. */
  readonly clockMs: Ms;
}

export interface QueueOpened extends AtDoor {
  readonly type: 'queue.opened';
}

export interface QueueClosed extends AtDoor {
  readonly type: 'queue.closed';
}

/** A supervisor's override of the calendar, replacing an earlier one. */
export interface QueueOverridden extends AtDoor, DoorOverride {
  readonly type: 'queue.overridden';
}

/** The calendar rules again. */
export interface QueueOverrideEnded extends AtDoor {
  readonly type: 'queue.override-ended';
  /** `due` at its end, else the supervisor's reason. */
  readonly because: string;
  readonly by: string | null;
}

export interface HubOpened {
  readonly type: 'hub.opened';
  readonly hub: HubId;
  readonly changedAtMs: Ms;
}

export interface HubClosed {
  readonly type: 'hub.closed';
  readonly hub: HubId;
  readonly changedAtMs: Ms;
}

/** For a suspended hub: a new end and reason replace the old ones. */
export interface HubSuspended extends Suspension {
  readonly type: 'hub.suspended';
  readonly hub: HubId;
}

export interface HubResumed {
  readonly type: 'hub.resumed';
  readonly hub: HubId;
  /** `due` at its end. */
  readonly because: string | null;
  readonly by: string | null;
}

export type DoorEvent =
  | QueueOpened
  | QueueClosed
  | QueueOverridden
  | QueueOverrideEnded
  | HubOpened
  | HubClosed
  | HubSuspended
  | HubResumed;
