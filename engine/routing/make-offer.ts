import type { AgentRecord } from '../core/state/state.js';
import type { OfferMade } from '../domain/events/offer.js';
import type { AgentId } from '../domain/ids.js';
import type { Routing } from './context.js';
import { draftOffer } from './draft-offer.js';
import { type KnownValues, rankTold } from './rank.js';

/** The best agent for the first contact that has one, with the figures for the decision record. */
export interface Found {
  readonly agent: AgentRecord;
  readonly runnerUp: AgentId | null;
  /** Agents who could have been asked … */
  readonly eligible: number;
  /** … out of those who were ready at a connected desk. */
  readonly reachable: number;
}

/**
 * The offer of a contact to the agent found. Its decision record states what there was to choose from, not what a matcher happened to
 * visit, so that every matcher makes the same event. `first`: the agent was found for this very contact; otherwise it was found for an
 * earlier one and takes this one first, so there is no runner-up. `known`: rank values computed already.
 */
export function makeOffer(routing: Routing, ring: number, found: Found, first: boolean, known?: KnownValues): OfferMade | undefined {
  return draftOffer(routing, found.agent, {
    ring,
    origin: 'routing',
    by: null,
    overCapacity: false,
    overRing: false,
    decision: {
      planVersion: routing.state.planVersion,
      rank: rankTold(routing, { agent: found.agent, ring }, known),
      runnerUp: first ? found.runnerUp : null,
      waitingExamined: routing.state.waiting.size,
      agentsExamined: found.reachable,
      agentsEligible: found.eligible,
    },
  });
}
