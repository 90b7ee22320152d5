import type { Clock } from '../ports.js';

export interface VirtualClock extends Clock {
  /** Sets the time; wakes whoever asked for it, in order, each at the instant asked for. */
  runTo(atMs: number): void;
  /** Sets the time without waking anybody: a machine that was too busy, or a clock that was set back. */
  jumpTo(atMs: number): void;
  /** Nobody waits any more: the machine was restarted. */
  forget(): void;
  /** Instants somebody waits for, earliest first. */
  readonly awaitedMs: readonly number[];
}

/** Time that moves when it is told to. */
export function virtualClock(beginMs: number): VirtualClock {
  let nowMs = beginMs;
  let waiting: { readonly atMs: number; readonly wake: () => void }[] = [];
  const next = () =>
    waiting.reduce<(typeof waiting)[number] | undefined>(
      (first, one) => (first === undefined || one.atMs < first.atMs ? one : first),
      undefined,
    );

  return {
    nowMs: () => nowMs,
    wakeAt(atMs, wake) {
      const one = { atMs, wake };
      waiting.push(one);
      return () => {
        waiting = waiting.filter((other) => other !== one);
      };
    },
    runTo(atMs) {
      for (let first = next(); first !== undefined && first.atMs <= atMs; first = next()) {
        const woken = first;
        waiting = waiting.filter((other) => other !== woken);
        nowMs = Math.max(nowMs, woken.atMs);
        woken.wake();
      }
      nowMs = Math.max(nowMs, atMs);
    },
    jumpTo(atMs) {
      nowMs = atMs;
    },
    forget() {
      waiting = [];
    },
    get awaitedMs() {
      return waiting.map(({ atMs }) => atMs).sort((a, b) => a - b);
    },
  };
}
