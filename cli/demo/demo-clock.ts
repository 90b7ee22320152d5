import type { Clock } from '@signalbox/engine';

/** A clock that stands still until the play moves it: the day's time is what the script says, whatever the machine does. */
export interface DemoClock extends Clock {
  /** The earliest instant somebody asked to be woken at; `null`: nobody did. */
  readonly nextWakeMs: number | null;
  /** Moves time on and wakes whoever is due, earliest first. */
  moveTo(atMs: number): void;
}

export function demoClock(startMs: number): DemoClock {
  let atMs = startMs;
  const alarms: { readonly atMs: number; readonly wake: () => void }[] = [];

  return {
    nowMs: () => atMs,
    wakeAt(dueMs, wake) {
      const alarm = { atMs: dueMs, wake };
      alarms.push(alarm);
      alarms.sort((a, b) => a.atMs - b.atMs);
      return () => {
        const place = alarms.indexOf(alarm);
        if (place >= 0) alarms.splice(place, 1);
      };
    },
    get nextWakeMs() {
      return alarms[0]?.atMs ?? null;
    },
    moveTo(target) {
      atMs = Math.max(atMs, target);
      while (alarms[0] !== undefined && alarms[0].atMs <= atMs) alarms.shift()?.wake();
    },
  };
}
