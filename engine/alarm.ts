import { callOut } from './call-out.js';
import type { Ms } from './domain/units.js';
import { Fault } from './errors.js';
import type { Clock } from './ports.js';

/** The one call back that a router has asked of its clock. */
export interface Alarm {
  /**
   * Rings at that instant, and no longer at the one set before; `null`: at none.
   * @throws Fault CLOCK_WRONG if the clock does not say how to take it back
   */
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
      const before = takeBack;
      takeBack = NONE;
      setForMs = atMs;
      callOut(before);
      if (atMs === null) return;
      const after = clock.wakeAt(atMs, rings);
      if (typeof after !== 'function') throw new Fault('CLOCK_WRONG', { problem: 'returns no function from wakeAt' });
      takeBack = after;
    },
  };
}
