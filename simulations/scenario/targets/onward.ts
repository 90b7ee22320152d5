import type { Demand } from '../../play/index.js';
import type { Trial } from '../trial.js';
import { isOfHandedOn, type Segment } from './segments.js';

/** What of a trial says who hands on what. */
export type HandingOn = Pick<Trial, 'demand' | 'plan' | 'roster' | 'staff'>;

/** The queues to which contacts of a demand may be handed on: as it says itself, or as a group does that may have taken it. */
export function queuesOnward(demand: Demand, { plan, roster, staff }: HandingOn): ReadonlySet<string> {
  const { queue, channel, tenant = plan.tenants[0] } = demand;
  const agents = new Map(roster.agents.map((agent) => [agent.id, agent]));
  const takes = (id: string): boolean => {
    const agent = agents.get(id);
    return agent?.channels.includes(channel) === true && (agent.queues === null || agent.queues.includes(queue));
  };
  const accepts = (to: string): boolean =>
    plan.queues.some((one) => one.id === to && one.channels.includes(channel) && one.tenant === tenant);
  const byGroups = staff.flatMap(({ transfer, agents: own }) =>
    transfer === undefined || transfer.share === 0 || !own.some(takes) ? [] : [transfer.to ?? queue],
  );
  const said = demand.transfer == null || demand.transfer.share === 0 ? [] : [demand.transfer.to];
  return new Set([...said, ...byGroups.filter(accepts)]);
}

/** Whether contacts of a demand may wait for a next agent as part of a segment: handed on, or because their own has no room when the customer writes again. */
export const waitsAgainAs = (segment: Segment, demand: Demand, trial: HandingOn & Pick<Trial, 'languages'>): boolean =>
  [...queuesOnward(demand, trial), ...(demand.silence == null ? [] : [demand.queue])].some((queue) =>
    isOfHandedOn(segment, demand, queue, trial),
  );

/** The queues to which anybody may be handed on, each with the demands whose contacts are. */
export function handedOnByQueue(trial: HandingOn): ReadonlyMap<string, readonly Demand[]> {
  const found = new Map<string, Demand[]>();
  for (const demand of trial.demand)
    for (const queue of queuesOnward(demand, trial)) found.set(queue, [...(found.get(queue) ?? []), demand]);
  return found;
}
