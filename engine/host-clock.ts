import type { Clock } from './ports.js';

/** How far one reading may be from the monotonic clock before it is taken for a jump. */
const JUMP_MS = 5_000;
/** Longest single timer of the host; a later date is waited for in parts. */
const TIMER_MAX_MS = 2_147_000_000;

/**
 * The machine's time: the wall clock at start plus monotonic elapsed time, so that somebody setting the clock cannot
 * make time jump or run backwards. A wall clock that has moved by more than 5 s is reported once per jump and approached
 * slowly, by at most one part in a hundred.
 */
export function hostClock(options: { readonly onJump?: (byMs: number) => void } = {}): Clock {
  const startedAt = { wallMs: Date.now(), monotonicMs: performance.now() };
  let slewMs = 0;
  let lastMs = startedAt.wallMs;
  let lastMonotonicMs = startedAt.monotonicMs;
  let reportedMs = 0;

  function nowMs(): number {
    const monotonicMs = performance.now();
    const plainMs = startedAt.wallMs + (monotonicMs - startedAt.monotonicMs);
    const offMs = Date.now() - (plainMs + slewMs);
    if (Math.abs(offMs) > JUMP_MS && Math.abs(offMs - reportedMs) > JUMP_MS) {
      reportedMs = offMs;
      options.onJump?.(Math.round(offMs));
    }
    if (Math.abs(offMs) > JUMP_MS) slewMs += Math.sign(offMs) * (monotonicMs - lastMonotonicMs) * 0.01;
    else reportedMs = 0;
    lastMonotonicMs = monotonicMs;
    lastMs = Math.max(lastMs, Math.floor(plainMs + slewMs));
    return lastMs;
  }

  function wakeAt(atMs: number, wake: () => void): () => void {
    let timer: ReturnType<typeof setTimeout>;
    const wait = (): void => {
      const leftMs = atMs - nowMs();
      if (leftMs <= 0) wake();
      else timer = setTimeout(wait, Math.min(leftMs, TIMER_MAX_MS));
    };
    timer = setTimeout(wait, Math.min(Math.max(0, atMs - nowMs()), TIMER_MAX_MS));
    return () => clearTimeout(timer);
  }

  return { nowMs, wakeAt };
}
