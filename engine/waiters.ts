import { callOut } from './call-out.js';
import type { Seq } from './domain/units.js';

/** Somebody who waits for a record. Nearly every command does, so `said` is kept beside `tell` instead of in a closure made for it. */
interface Waiter {
  readonly seq: Seq;
  readonly tell: (said: unknown) => void;
  readonly said: unknown;
  readonly lost: () => unknown;
  /** Who came next. */
  next: Waiter | null;
}

/** Those who wait until a record is durable, in the order of their records. */
export interface Waiters {
  /** Whether nobody waits. */
  none(): boolean;
  add<T>(seq: Seq, tell: (said: T) => void, said: T, lost: () => T): void;
  /** Everything up to this record is durable: who waited for it is told, in order. */
  tell(upTo: Seq): void;
  /** Nothing more will become durable here: everybody is told what `lost` returns. */
  lose(): void;
}

/**
 * A list linked by hand. While a disk stands still, a hundred thousand may come to wait, and an array of that size moves all that are left
 * for each that is taken from its front: once the disk goes on, it would be the router that stands still, for seconds.
 */
export function openWaiters(): Waiters {
  let first: Waiter | null = null;
  let last: Waiter | null = null;

  function takeFirst(waiter: Waiter): void {
    first = waiter.next;
    if (first === null) last = null;
    // An old object that nobody needs any more would keep all younger ones from being collected early.
    waiter.next = null;
  }

  return {
    none: () => first === null,
    add(seq, tell, said, lost) {
      const waiter: Waiter = { seq, tell: tell as Waiter['tell'], said, lost, next: null };
      if (last === null) first = waiter;
      else last.next = waiter;
      last = waiter;
    },
    tell(upTo) {
      for (let waiter = first; waiter !== null && waiter.seq <= upTo; waiter = first) {
        takeFirst(waiter);
        callOut(waiter.tell, waiter.said);
      }
    },
    lose() {
      let losing = first;
      first = null;
      last = null;
      for (; losing !== null; losing = losing.next) callOut(losing.tell, losing.lost());
    },
  };
}
