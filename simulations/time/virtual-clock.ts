import type { Clock } from '@signalbox/engine';
import { Heap, type Placed } from './heap.js';

/** A clock that stands still until it is moved: the time is what the simulation says, whatever the machine does. */
export interface VirtualClock extends Clock {
  /** The earliest instant at which somebody asked to be woken, which may be in the past; `null`: nobody did. */
  readonly nextWakeMs: number | null;
  /**
   * Moves time forward and wakes everybody due by then, in the order (instant, order of asking), each at the instant asked for. Those woken
   * may ask again; anything that falls within the move is part of it. Moving to an instant in the past changes no time but wakes those
   * overdue.
   */
  moveTo(atMs: number): void;
}

interface Alarm extends Placed {
  readonly atMs: number;
  /** Order of asking. */
  readonly asked: number;
  readonly wake: () => void;
}

const comesFirst = (a: Alarm, b: Alarm): boolean => a.asked < b.asked;

/** `startMs`: what the clock shows before it is first moved, in milliseconds since 1970. */
export function virtualClock(startMs = 0): VirtualClock {
  let nowMs = startMs;
  let asked = 0;
  const alarms = new Heap(comesFirst);

  return {
    nowMs: () => nowMs,
    wakeAt(atMs, wake) {
      const alarm: Alarm = { atMs, asked: asked++, wake, place: -1 };
      alarms.add(alarm, atMs);
      return () => alarms.remove(alarm);
    },
    get nextWakeMs() {
      return alarms.first?.atMs ?? null;
    },
    moveTo(atMs) {
      while (alarms.size > 0 && alarms.firstMs <= atMs) {
        const first = alarms.first as Alarm;
        alarms.remove(first);
        nowMs = Math.max(nowMs, first.atMs);
        first.wake();
      }
      nowMs = Math.max(nowMs, atMs);
    },
  };
}
