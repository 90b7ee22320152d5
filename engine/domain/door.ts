import type { QueueId } from './ids.js';
import type { Ms } from './units.js';

/** What becomes of waiting and new contacts when a queue is closed in an emergency. */
export const EVACUATIONS = ['keep', 'reject', 'move'] as const;
export type Evacuation = (typeof EVACUATIONS)[number];

/** A supervisor's override of a queue's calendar. */
export interface DoorOverride {
  readonly door: 'open' | 'closed';
  /** `null`: no emergency; while closed, the queue does what its plan says. Otherwise only urgent contacts of it are offered. */
  readonly emergency: Evacuation | null;
  /** With `move`: the queue to move to. */
  readonly to: QueueId | null;
  /** When the calendar rules again; `null`: until the override is lifted. */
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
