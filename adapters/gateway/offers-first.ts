import type { ReleasedRecord, Scope } from '@signalbox/engine';

/** A desk hears of an offer before others hear of anything: a customer waits for its agent, the others only want to know. */
export interface OffersFirst {
  /** A record has been written to the connection; `unanswered`: commands of the desk whose answers are still to come. */
  delivered(record: Pick<ReleasedRecord, 'events'>, unanswered: number): void;
  /** An answer has been written to the connection. */
  answered(unanswered: number): void;
}

/** Lets an offer go at once, or with the answer that the desk is about to get: what frees an agent often brings it the next contact. */
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
