import type { UserCommand } from '@signalbox/engine';
import type { Customer } from './customers.js';
import type { Demand, Scenario } from './scenario.js';

type Enqueue = Extract<UserCommand, { type: 'contact.enqueue' }>;

/** Names the plan's only tenant in each demand, so that the router need not fill it in for every command. */
export const ofTenants = ({ plan, demand }: Scenario): readonly Demand[] => {
  const [only, second] = plan.tenants;
  if (only === undefined || second !== undefined) return demand;
  return demand.map((one) => (one.tenant === undefined ? { ...one, tenant: only } : one));
};

/** The commands with which customers arrive. What all customers of a demand share is built once. */
export function enqueuing(): (customer: Customer) => Enqueue {
  const wishes = new Map<Demand, Pick<Enqueue, 'languages' | 'skills'>>();
  return ({ id, demand, belongsTo }) => {
    let wished = wishes.get(demand);
    if (wished === undefined) {
      wished = { languages: (demand.languages ?? []).map((tag) => ({ tag, exact: false })), skills: [...(demand.skills ?? [])] };
      wishes.set(demand, wished);
    }
    const { outbound, portfolio } = demand;
    const enqueue: Enqueue = {
      type: 'contact.enqueue',
      tenant: demand.tenant,
      contact: id,
      queue: demand.queue,
      channel: demand.channel,
      languages: wished.languages,
      skills: wished.skills,
      residency: demand.residency ?? null,
      customer: null,
      priority: demand.priority ?? 0,
      band: demand.band ?? null,
      attributes: {},
      adapter: null,
    };
    if (outbound == null && belongsTo === null) return enqueue;
    if (belongsTo !== null && portfolio != null) {
      const { mode, limitMs, deputyLimitMs } = portfolio;
      enqueue.portfolio = { ...belongsTo, deputies: [...belongsTo.deputies], mode, limitMs, deputyLimitMs };
    }
    if (outbound == null) return enqueue;
    return { ...enqueue, campaign: outbound.campaign, ...(outbound.zone === undefined ? {} : { zone: outbound.zone }) };
  };
}
