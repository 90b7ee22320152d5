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

/** A class, because V8 looks up every property of an object literal that has a getter in a hash table. */
class StandingClock implements VirtualClock {
  readonly #alarms = new Heap(comesFirst);
  #nowMs: number;
  #asked = 0;

  constructor(startMs: number) {
    this.#nowMs = startMs;
  }

  nowMs(): number {
    return this.#nowMs;
  }

  wakeAt(atMs: number, wake: () => void): () => void {
    const alarm: Alarm = { atMs, asked: this.#asked++, wake, place: -1 };
    this.#alarms.add(alarm, atMs);
    return () => this.#alarms.remove(alarm);
  }

  get nextWakeMs(): number | null {
    return this.#alarms.first?.atMs ?? null;
  }

  moveTo(atMs: number): void {
    const alarms = this.#alarms;
    while (alarms.size > 0 && alarms.firstMs <= atMs) {
      const first = alarms.first as Alarm;
      alarms.remove(first);
      this.#nowMs = Math.max(this.#nowMs, first.atMs);
      first.wake();
    }
    this.#nowMs = Math.max(this.#nowMs, atMs);
  }
}

/** `startMs`: what the clock shows before it is first moved, in milliseconds since 1970. */
export const virtualClock = (startMs = 0): VirtualClock => new StandingClock(startMs);
