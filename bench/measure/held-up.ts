import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** How long the main thread was kept from its next turn, in milliseconds. */
export interface HeldUp {
  readonly heldUpMaxMs: number;
  readonly heldUpP99Ms: number;
  /** The longest delay, minus the time in which the thread was runnable but had no core; only where the system reports that (Linux). */
  readonly heldUpWithCoreMaxMs?: number;
}

const EVERY_MS = 1;

/** Watches the main thread until the returned function is called. */
export function watchMainThread(): () => HeldUp {
  const delay = monitorEventLoopDelay({ resolution: EVERY_MS });
  let lastMs = performance.now();
  let lastWaitedMs = waitedForCoreMs();
  let withCoreMaxMs = 0;
  const look = (): void => {
    const [nowMs, waitedMs] = [performance.now(), waitedForCoreMs()];
    if (waitedMs !== undefined && lastWaitedMs !== undefined)
      withCoreMaxMs = Math.max(withCoreMaxMs, nowMs - lastMs - (waitedMs - lastWaitedMs) - EVERY_MS);
    [lastMs, lastWaitedMs] = [nowMs, waitedMs];
  };
  const timer = setInterval(look, EVERY_MS);
  delay.enable();
  return () => {
    delay.disable();
    clearInterval(timer);
    look();
    // The monitor's own timer of a millisecond is part of each delay.
    return {
      heldUpMaxMs: Math.max(0, delay.max / 1e6 - EVERY_MS),
      heldUpP99Ms: Math.max(0, delay.percentile(99) / 1e6 - EVERY_MS),
      ...(lastWaitedMs === undefined ? {} : { heldUpWithCoreMaxMs: withCoreMaxMs }),
    };
  };
}

/**
 * How long the main thread has waited on a run queue since it began: the second field of schedstat (Linux,
 * Documentation/scheduler/sched-stats).
 */
function waitedForCoreMs(): number | undefined {
  try {
    return Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[1]) / 1e6;
  } catch {
    return undefined;
  }
}
