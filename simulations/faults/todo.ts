import type { Later } from './later.js';

/** The states of an offer in which somebody at a desk has something to do about it. */
export type DoneWhile = 'live' | 'assigned' | 'wrappingUp';

/** What somebody at a desk is about to do: at most one thing about each offer, later while the desk is slow. */
export interface Todo {
  /** Replaces what was to be done about the offer. `state`: in which state of it that still makes sense. */
  plan(offer: string, state: DoneWhile, afterMs: number, act: () => void): void;
  drop(offer: string): void;
  /** Drops whatever is about other offers; without `offers`, everything. */
  keepOnly(offers?: readonly string[]): void;
  /** In which state of the offer something is to be done; `undefined`: nothing is. */
  stateOf(offer: string): DoneWhile | undefined;
  /** From now on, for so long, everything planned takes so much longer. */
  slow(forMs: number, byMs: number): void;
}

export function openTodo(later: Later): Todo {
  const planned = new Map<string, { readonly state: DoneWhile; readonly takeBack: () => void }>();
  let slowUntilMs = 0;
  let slowMs = 0;

  function drop(offer: string): void {
    planned.get(offer)?.takeBack();
    planned.delete(offer);
  }

  return {
    plan(offer, state, afterMs, act) {
      drop(offer);
      const delayMs = later.nowMs() < slowUntilMs ? slowMs : 0;
      const takeBack = later.after(afterMs + delayMs, () => {
        planned.delete(offer);
        act();
      });
      planned.set(offer, { state, takeBack });
    },
    drop,
    keepOnly(offers = []) {
      for (const offer of [...planned.keys()]) if (!offers.includes(offer)) drop(offer);
    },
    stateOf: (offer) => planned.get(offer)?.state,
    slow(forMs, byMs) {
      slowUntilMs = later.nowMs() + forMs;
      slowMs = byMs;
    },
  };
}
