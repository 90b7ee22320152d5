import type { ReleasedRecord } from '@signalbox/engine';
import type { Scope } from '@signalbox/engine/protocol';

/** Sends an offer to its desk before anything else of the turn is sent: a customer waits for that agent, everybody else only watches. */
export interface OffersFirst {
  /** A record has been written to the connection; `unanswered`: how many commands of the desk still wait for their answers. */
  delivered(record: Pick<ReleasedRecord, 'events'>, unanswered: number): void;
  /** An answer has been written to the connection. */
  answered(unanswered: number): void;
}

/** Sends an offer at once, or with the answer the desk waits for: the command that frees an agent often brings the next offer. */
export function offersFirst(scope: Scope, letGo: () => void): OffersFirst {
  let held = false;
  const release = (unanswered: number): void => {
    if (!held || unanswered > 0) return;
    held = false;
    letGo();
  };
  return {
    delivered({ events }, unanswered) {
      if (scope.role !== 'desk') return;
      held ||= events.some((event) => event.type === 'offer.made' && event.agent === scope.agent);
      release(unanswered);
    },
    answered: release,
  };
}
