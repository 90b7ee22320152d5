import { callOut } from './call-out.js';
import type { Seq } from './domain/units.js';

/** Somebody who waits for a record. Nearly every command does, so `said` is kept beside `tell` instead of in a closure made for it. */
interface Waiter {
  readonly seq: Seq;
  readonly tell: (said: unknown) => void;
  readonly said: unknown;
  readonly lost: () => unknown;
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

export function openWaiters(): Waiters {
  let waiters: Waiter[] = [];
  return {
    none: () => waiters.length === 0,
    add(seq, tell, said, lost) {
      waiters.push({ seq, tell: tell as Waiter['tell'], said, lost });
    },
    tell(upTo) {
      while (waiters.length > 0 && (waiters[0] as Waiter).seq <= upTo) {
        const { tell, said } = waiters.shift() as Waiter;
        callOut(tell, said);
      }
    },
    lose() {
      const losing = waiters;
      waiters = [];
      for (const { tell, lost } of losing) callOut(tell, lost());
    },
  };
}
