import type { Roster } from '../domain/agent.js';
import type { ChannelId, JurisdictionId, LanguageTag, QueueId } from '../domain/ids.js';
import type { Plan } from '../domain/plan.js';
import type { SkillNeed } from '../domain/policy.js';
import { reachesIn } from './reach.js';
import { rehearse } from './rehearsal.js';

/** What a customer asks for. */
export interface Asking {
  readonly queue: QueueId;
  readonly channel: ChannelId;
  /** Languages of the plan, in order of preference; empty: any will do. */
  readonly languages: readonly LanguageTag[];
  /** Besides what the queue asks. */
  readonly skills?: readonly SkillNeed[];
  readonly residency?: JurisdictionId;
}

/**
 * Why nobody could ever be given what is asked for, with everybody on the roster there and free and every step open: one sentence each, in
 * order; `null`: somebody could. Asks the very predicates that decide about offers. A queue the plan does not have is ignored.
 */
export function whyUnserved(plan: Plan, roster: Roster, asked: readonly Asking[]): readonly (string | null)[] {
  const rehearsal = rehearse(plan, roster, 0);
  const { reach, whyNobody } = reachesIn(rehearsal);
  return asked.map(({ queue: id, ...wish }) => {
    const queue = plan.queues.find((one) => one.id === id);
    if (queue === undefined) return null;
    const demand = { queue, ...wish };
    return reach(demand).firstStep === null ? whyNobody(demand) : null;
  });
}
