import type { Clock } from './ports.js';

/** A reading farther than this from the monotonic clock is taken for a jump. */
const JUMP_MS = 5_000;
/** Longest single timer of the host; a later date is waited for in parts. */
const TIMER_MAX_MS = 2_147_000_000;

/** A machine's sources of time; a simulator has its own, whose wall clock can be set. */
export interface MachineTime {
  /** Milliseconds since 1970 as shown by the machine; may be set forward and back. */
  wallMs(): number;
  /** Milliseconds since some instant; only ever grows. */
  monotonicMs(): number;
  /** Calls back once, `afterMs` from now or later; the returned function cancels it. */
  wakeAfter(afterMs: number, wake: () => void): () => void;
}

const thisMachine: MachineTime = {
  wallMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  wakeAfter(afterMs, wake) {
    const timer = setTimeout(wake, afterMs);
    return () => clearTimeout(timer);
  },
};

export interface HostClockOptions {
  readonly onJump?: (byMs: number) => void;
  /** Default: the one this runs on. */
  readonly machine?: MachineTime;
}

/**
 * The machine's time: the wall clock at start plus monotonic elapsed time, so that setting the clock cannot make time jump or run
 * backwards. A wall clock that has moved by more than 5 s is reported once per jump and approached slowly, by at most one part in a
 * hundred.
 */
export function hostClock({ onJump, machine = thisMachine }: HostClockOptions = {}): Clock {
  const startedAt = { wallMs: machine.wallMs(), monotonicMs: machine.monotonicMs() };
  let slewMs = 0;
  let lastMs = startedAt.wallMs;
  let lastMonotonicMs = startedAt.monotonicMs;
  let reportedMs = 0;

  function nowMs(): number {
    const monotonicMs = machine.monotonicMs();
    const plainMs = startedAt.wallMs + (monotonicMs - startedAt.monotonicMs);
    const offMs = machine.wallMs() - (plainMs + slewMs);
    if (Math.abs(offMs) > JUMP_MS && Math.abs(offMs - reportedMs) > JUMP_MS) {
      reportedMs = offMs;
      onJump?.(Math.round(offMs));
    }
    if (Math.abs(offMs) > JUMP_MS) slewMs += Math.sign(offMs) * (monotonicMs - lastMonotonicMs) * 0.01;
    else reportedMs = 0;
    lastMonotonicMs = monotonicMs;
    lastMs = Math.max(lastMs, Math.floor(plainMs + slewMs));
    return lastMs;
  }

  function wakeAt(atMs: number, wake: () => void): () => void {
    let takeBack: () => void;
    const wait = (): void => {
      const leftMs = atMs - nowMs();
      if (leftMs <= 0) wake();
      else takeBack = machine.wakeAfter(Math.min(leftMs, TIMER_MAX_MS), wait);
    };
    takeBack = machine.wakeAfter(Math.min(Math.max(0, atMs - nowMs()), TIMER_MAX_MS), wait);
    return () => takeBack();
  }

  return { nowMs, wakeAt };
}
