// Proves that heartbeats keep their own times: none is left out, and a stall neither gathers them nor lets them hold anything up.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seed } from '../../../scripts/testing/runs.js';
import type { GatewayTime } from '../operation/time.js';
import { openPulse } from './pulse.js';

const EVERY_MS = 100;
/** What one go may give at most. */
const AT_ONCE = 8;

/** Time that passes when it is told to, with timers that ring in order and turns that come between them. */
function standingTime() {
  let nowMs = 0;
  let turns: (() => void)[] = [];
  const timers = new Set<{ atMs: number; wake: () => void }>();
  const time: GatewayTime = {
    nowMs: () => nowMs,
    wakeAfter: (afterMs, wake) => {
      const timer = { atMs: nowMs + afterMs, wake };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    soon: (wake) => {
      turns.push(wake);
      return () => {
        turns = turns.filter((one) => one !== wake);
      };
    },
  };
  const turn = (betweenTurns: () => void): void => {
    while (turns.length > 0) {
      const now = turns;
      turns = [];
      for (const wake of now) wake();
      betweenTurns();
    }
  };
  return {
    time,
    timers,
    /** The machine does something else for so long; whatever fell due rings only then. */
    stall(ms: number, betweenTurns: () => void = () => undefined) {
      nowMs += ms;
      for (const timer of [...timers].filter(({ atMs }) => atMs <= nowMs)) {
        timers.delete(timer);
        timer.wake();
        betweenTurns();
      }
      turn(betweenTurns);
    },
  };
}

describe('a pulse', () => {
  test('each member beats once in every period, whatever stalls there are, and never more than a few at once', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 60 }),
        fc.array(fc.integer({ min: 1, max: 60 })),
        (gaps, stalls) => {
          const { time, stall } = standingTime();
          const pulse = openPulse(EVERY_MS, time);
          const beats = gaps.map(() => 0);
          const joinedMs: number[] = [];
          let inOneGo = 0;
          let mostInOneGo = 0;
          const betweenTurns = (): void => {
            mostInOneGo = Math.max(mostInOneGo, inOneGo);
            inOneGo = 0;
          };
          for (const [n, gap] of gaps.entries()) {
            stall(gap, betweenTurns);
            joinedMs.push(time.nowMs());
            pulse.join(() => {
              beats[n] = (beats[n] ?? 0) + 1;
              inOneGo += 1;
            });
          }
          for (const ms of stalls) stall(ms, betweenTurns);
          for (const [n, joined] of joinedMs.entries()) expect(beats[n]).toBe(Math.floor((time.nowMs() - joined) / EVERY_MS));
          expect(mostInOneGo).toBeLessThanOrEqual(AT_ONCE);
        },
      ),
      { numRuns: 300, seed },
    );
  });

  test('those that came at different times stay apart after a stall that made them late together', () => {
    const { time, stall } = standingTime();
    const pulse = openPulse(EVERY_MS, time);
    const beatenMs: number[] = [];
    for (let n = 0; n < 5; n++) {
      pulse.join(() => void beatenMs.push(time.nowMs()));
      stall(10);
    }
    stall(95); // All five were due between 100 and 140; it is 145.
    expect(beatenMs).toEqual([145, 145, 145, 145, 145]);
    beatenMs.length = 0;
    for (let ms = 0; ms < 100; ms++) stall(1);
    expect(beatenMs).toEqual([200, 210, 220, 230, 240]);
  });

  test('a stop of many periods is not made up for', () => {
    const { time, stall } = standingTime();
    const pulse = openPulse(EVERY_MS, time);
    let beats = 0;
    pulse.join(() => void beats++);
    stall(10 * EVERY_MS);
    expect(beats).toBe(1);
    stall(EVERY_MS);
    expect(beats).toBe(2);
  });

  test('who has left beats no more, and nobody leaves a timer behind', () => {
    const { time, timers, stall } = standingTime();
    const pulse = openPulse(EVERY_MS, time);
    let beats = 0;
    const leave = pulse.join(() => void beats++);
    const leaveToo = pulse.join(() => void beats++);
    leave();
    stall(EVERY_MS);
    expect(beats).toBe(1);
    leaveToo();
    expect(timers.size).toBe(0);
  });
});
