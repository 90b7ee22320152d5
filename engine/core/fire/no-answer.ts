import type { Event } from '../../domain/events.js';
import { NO_ANSWER } from '../../domain/plan.js';
import type { OfferPolicy } from '../../domain/policy.js';
import type { Ms } from '../../domain/units.js';
import { liveOffersOfAgents, revoke } from '../revoke.js';
import type { AgentRecord, LiveOffer, RouterState } from '../state/state.js';
import { ofAgent } from '../subject.js';

/** Too many unanswered offers in a row: the agent is set notReady, so that one absent agent holds nobody up (F18). */
export function setNotAnswering(
  state: Readonly<RouterState>,
  agent: AgentRecord,
  expired: LiveOffer,
  policy: OfferPolicy,
  atMs: Ms,
): readonly Event[] {
  const others = liveOffersOfAgents(state, [agent]).filter((other) => other !== expired);
  const backOffUntilMs = policy.backOffMs === 0 ? null : atMs + backOffOf(policy, agent.noAnswers);
  return [
    ...revoke(state, others, 'not-ready'),
    { type: 'agent.not-ready', ...ofAgent(agent), reason: NO_ANSWER, because: 'strikes', backOffUntilMs },
  ];
}

/** Doubled each time in a row, up to the maximum. */
function backOffOf({ backOffMs, backOffMaxMs }: OfferPolicy, before: number): Ms {
  let ms = backOffMs;
  for (let time = 0; time < before && ms < backOffMaxMs; time++) ms *= 2;
  return Math.min(ms, Math.max(backOffMs, backOffMaxMs));
}

/** The agent gets another chance, for the channels it was ready for. */
export const endBackOff = (agent: AgentRecord | undefined): readonly Event[] =>
  agent?.backOff == null ? [] : [{ type: 'agent.ready', ...ofAgent(agent), channels: agent.backOff.channels, because: 'back-off' }];
