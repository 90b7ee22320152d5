// The machine's time never runs backwards, whoever sets the clock, and a far date is waited for in parts.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { hostClock } from './host-clock.js';

const BEGIN = new Date('2026-11-23T08:00:00Z');

beforeEach(() => void vi.useFakeTimers({ now: BEGIN, toFake: ['Date', 'performance', 'setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

test('a clock that is set back does not take time back, and is reported once', () => {
  const jumps: number[] = [];
  const clock = hostClock({ onJump: (byMs) => jumps.push(byMs) });
  vi.advanceTimersByTime(1_000);
  const before = clock.nowMs();
  vi.setSystemTime(BEGIN.getTime() - 60_000);
  const readings = Array.from({ length: 50 }, () => {
    vi.advanceTimersByTime(100);
    return clock.nowMs();
  });
  expect([before, ...readings]).toEqual([before, ...readings].sort((a, b) => a - b));
  expect(before).toBe(BEGIN.getTime() + 1_000);
  expect(jumps).toEqual([-61_000]);
  // Approached by at most one part in a hundred: five seconds have passed, not more than 50 ms are missing.
  expect((readings.at(-1) as number) - before).toBeGreaterThanOrEqual(4_949);
  expect((readings.at(-1) as number) - before).toBeLessThan(5_000);
});

test('a clock that is set forward makes no leap', () => {
  const clock = hostClock();
  vi.setSystemTime(BEGIN.getTime() + 3_600_000);
  vi.advanceTimersByTime(1_000);
  expect(clock.nowMs() - BEGIN.getTime()).toBeLessThanOrEqual(1_011);
});

test('a wake comes at or after its instant, once; taken back, never', () => {
  const clock = hostClock();
  const woken: string[] = [];
  const month = BEGIN.getTime() + 30 * 86_400_000;
  clock.wakeAt(month, () => woken.push('month'));
  const takeBack = clock.wakeAt(month, () => woken.push('never'));
  clock.wakeAt(BEGIN.getTime() - 1, () => woken.push('past'));
  takeBack();
  vi.advanceTimersByTime(1);
  expect(woken).toEqual(['past']);
  vi.advanceTimersByTime(30 * 86_400_000 - 2);
  expect(woken).toEqual(['past']);
  vi.advanceTimersByTime(1);
  expect(woken).toEqual(['past', 'month']);
  vi.advanceTimersByTime(30 * 86_400_000);
  expect(woken).toEqual(['past', 'month']);
});

test('a machine whose timer rings early is asked again, until the instant has come', () => {
  let nowMs = 0;
  const asked: number[] = [];
  let ring = (): void => undefined;
  const clock = hostClock({
    machine: {
      wallMs: () => nowMs,
      monotonicMs: () => nowMs,
      wakeAfter: (afterMs, wake) => {
        asked.push(afterMs);
        ring = wake;
        return () => undefined;
      },
    },
  });
  const woken: number[] = [];
  clock.wakeAt(10, () => woken.push(nowMs));
  for (const atMs of [9, 9.5, 10]) {
    nowMs = atMs;
    ring();
  }
  expect({ asked, woken }).toEqual({ asked: [10, 1, 1], woken: [10] });
});
