import type { AgentRecord } from '../core/state.js';
import type { OfferMade } from '../domain/events/offer.js';
import type { AgentId } from '../domain/ids.js';
import type { Routing } from './context.js';
import { draftOffer } from './draft-offer.js';
import { type KnownValues, rankTold } from './rank.js';

/** The best agent for the first contact that has one, and what is told about how it was found. */
export interface Found {
  readonly agent: AgentRecord;
  readonly runnerUp: AgentId | null;
  /** Agents who could have been asked … */
  readonly eligible: number;
  /** … of those who were ready at a connected desk. */
  readonly reachable: number;
}

/**
 * The offer of a contact to the agent found. The decision record tells what was there to choose from, not what a matcher happened to look
 * at, so that every matcher makes the same event. `first`: the agent was found for this very contact; else it was found for one before it
 * and prefers this one, and nobody was second to it here. `known`: how it ranks, as far as that has been found out.
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
