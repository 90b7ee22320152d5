import type { QueueId } from './ids.js';
import type { Ms } from './units.js';

/** What becomes, in an emergency, of who waits in a queue and of who comes meanwhile. */
export const EVACUATIONS = ['keep', 'reject', 'move'] as const;
export type Evacuation = (typeof EVACUATIONS)[number];

/** A supervisor's word over a queue's calendar. */
export interface DoorOverride {
  readonly door: 'open' | 'closed';
  /** `null`: no emergency; while closed the queue does what its plan says. Else nothing of it is offered but what is urgent. */
  readonly emergency: Evacuation | null;
  /** With `move`: where to. */
  readonly to: QueueId | null;
  /** From this instant on the calendar rules again; `null`: until somebody says so. */
  readonly untilMs: Ms | null;
  readonly because: string;
  readonly by: string | null;
}

/** Why a hub takes nothing new, for how long, and who said so. */
export interface Suspension {
  readonly untilMs: Ms | null;
  readonly because: string | null;
  readonly by: string | null;
}
