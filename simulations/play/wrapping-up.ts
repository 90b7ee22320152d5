import type { EventOf } from '@signalbox/engine';
import type { Agenda } from '../time/index.js';
import type { Commander } from './commander.js';
import type { Handled } from './life.js';
import { TURNS } from './turns.js';

/** An agent's part of a contact, its wrap-up still going on. */
export type Ended = { -readonly [Key in keyof Handled]: Handled[Key] };

/** Agents who have let go of a contact and have still to write down what it was about. */
export interface WrappingUp {
  begin(event: EventOf<'contact.released' | 'assignment.ended'>, part: Ended): void;
  finished(event: EventOf<'wrap-up.finished'>): void;
}

/** Calls `handled` with each part, the time of its wrap-up filled in, once that is over. */
export function openWrappingUp(agenda: Agenda, command: Commander, handled: (part: Handled) => void): WrappingUp {
  const going = new Map<string, Ended>();

  return {
    begin({ offer, wrapUpEarliestMs, wrapUpDueMs }, part) {
      going.set(offer, part);
      const endsAtMs = Math.max(part.releasedMs + part.customer.wrapUpMs, wrapUpEarliestMs);
      if (endsAtMs < wrapUpDueMs)
        agenda.enter({ atMs: endsAtMs, kind: TURNS.work, act: () => command.unlessLate({ type: 'wrap-up.finish', offer, by: null }) });
      // The router ends it. Even so something is expected then, or the last work of a run would never be over.
      else if (wrapUpDueMs > part.releasedMs) agenda.enter({ atMs: wrapUpDueMs, act: () => undefined });
    },
    finished({ offer, wrapUpMs }) {
      const part = going.get(offer);
      if (part === undefined) return;
      going.delete(offer);
      part.wrapUpMs = wrapUpMs;
      handled(part);
    },
  };
}
