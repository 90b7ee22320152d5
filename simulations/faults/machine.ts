import type { MachineTime } from '@signalbox/engine';
import type { Later } from './later.js';

/** The machine on which a process runs: its clock can be set, and the process on it can be stalled. It outlives the process. */
export interface Machine {
  /** Sets the wall clock. */
  set(byMs: number): void;
  /** No timer fires for this long. */
  stall(forMs: number): void;
  /** Time as seen by a process started now, until that process is dead. */
  boot(): { readonly time: MachineTime; readonly kill: () => void };
}

export function openMachine(later: Later): Machine {
  let offMs = 0;
  let stalledUntilMs = 0;
  return {
    set: (byMs) => {
      offMs += byMs;
    },
    stall: (forMs) => {
      stalledUntilMs = Math.max(stalledUntilMs, later.nowMs() + forMs);
    },
    boot() {
      const bootedMs = later.nowMs();
      let dead = false;
      const wakeAfter = (afterMs: number, wake: () => void): (() => void) => {
        let takeBack: () => void;
        const ring = (): void => {
          if (dead) return;
          if (later.nowMs() >= stalledUntilMs) wake();
          else takeBack = later.at(stalledUntilMs, ring);
        };
        takeBack = later.after(Math.max(1, Math.ceil(afterMs)), ring);
        return () => takeBack();
      };
      const time: MachineTime = { wallMs: () => later.nowMs() + offMs, monotonicMs: () => later.nowMs() - bootedMs, wakeAfter };
      return {
        time,
        kill: () => {
          dead = true;
        },
      };
    },
  };
}
