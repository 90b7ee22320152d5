import type { Ms } from './domain/units.js';
import type { Clock } from './ports.js';

/** The one call back that a router has asked of its clock. */
export interface Alarm {
  /** Rings at that instant, and no longer at the one set before; `null`: at none. */
  set(atMs: Ms | null): void;
}

const NONE = (): void => undefined;

export function openAlarm(clock: Clock, ring: () => void): Alarm {
  let setForMs: Ms | null = null;
  let takeBack: () => void = NONE;

  function rings(): void {
    setForMs = null;
    ring();
  }

  return {
    set(atMs) {
      if (atMs === setForMs) return;
      takeBack();
      setForMs = atMs;
      takeBack = atMs === null ? NONE : clock.wakeAt(atMs, rings);
    },
  };
}
