import type { AgentRecord, LiveOffer, RouterState } from '../core/state.js';
import type { Channel } from '../domain/channel.js';
import type { ChannelId } from '../domain/ids.js';
import type { Plan } from '../domain/plan.js';
import type { CapacityUnits } from '../domain/units.js';
import type { Routing } from './context.js';

/** The agent's work, oldest first. Load is always derived from it, never counted. */
export function workOf(state: Readonly<RouterState>, agent: AgentRecord): readonly LiveOffer[] {
  const work: LiveOffer[] = [];
  for (const id of agent.offers) {
    const offer = state.offers.get(id);
    if (offer !== undefined) work.push(offer);
  }
  return work;
}

/** Set aside for something more urgent, or because its customer is silent: it costs nothing. */
export const isSetAside = ({ state: at }: LiveOffer): boolean => at === 'suspended' || at === 'idle';

/** Units taken by live offers, assignments that are not set aside, and wrap-ups. */
export function loadOf(work: readonly LiveOffer[]): CapacityUnits {
  let load = 0;
  for (const offer of work) if (!isSetAside(offer)) load += offer.cost;
  return load;
}

/** Whether a contact of `channel` would set this piece of work aside once accepted. */
export const interrupts = (plan: Plan, channel: ChannelId, offer: LiveOffer): boolean =>
  offer.state === 'assigned' && (plan.channels[offer.channel]?.interruptibleBy.includes(channel) ?? false);

/** Units free for a contact of `channel`: what it may interrupt does not count. */
export function freeFor(plan: Plan, channel: ChannelId, agent: AgentRecord, work: readonly LiveOffer[]): CapacityUnits {
  let taken = 0;
  for (const offer of work) if (!isSetAside(offer) && !interrupts(plan, channel, offer)) taken += offer.cost;
  return agent.profile.capacity - taken;
}

/** Most contacts of a channel this agent handles at a time. */
export const channelMaxOf = (channel: Channel, agent: AgentRecord): number => agent.profile.channelMax[channel.id] ?? channel.max;

/** What the contact takes of the agent, on whatever path: the agent's own cost of the channel, else the queue's, which is by default the channel's. */
export const costFor = ({ contact, policy }: Routing, { profile }: AgentRecord): CapacityUnits =>
  profile.channelCost[contact.channel] ?? policy.cost;

/** Whether the agent could ever take the contact, with nothing else in hand. */
export function roomWhenFree(routing: Routing, agent: AgentRecord): boolean {
  const channel = routing.plan.channels[routing.contact.channel];
  return channel !== undefined && channelMaxOf(channel, agent) > 0 && agent.profile.capacity >= costFor(routing, agent);
}

/** What a further contact of this channel, at this cost, would exceed beside `work`; `undefined`: nothing. */
export function overfull(
  plan: Plan,
  channel: Channel,
  agent: AgentRecord,
  work: readonly LiveOffer[],
  cost: CapacityUnits,
): string | undefined {
  let ofChannel = 0;
  for (const offer of work) if (offer.channel === channel.id && offer.state !== 'idle') ofChannel++;
  if (ofChannel >= channelMaxOf(channel, agent)) return `handles ${ofChannel} of ${channel.id} already`;
  const free = freeFor(plan, channel.id, agent, work);
  return free < cost ? `has ${free} of ${agent.profile.capacity} units free, ${channel.id} takes ${cost}` : undefined;
}

/** Why the agent has no room for the contact beside the work in hand; `undefined`: there is room. */
export function noRoom(routing: Routing, agent: AgentRecord): string | undefined {
  const { state, plan, contact } = routing;
  const channel = plan.channels[contact.channel];
  if (channel === undefined) return `there is no channel ${contact.channel}`;
  if (agent.offers.length === 0 && roomWhenFree(routing, agent)) return undefined;
  const work = workOf(state, agent);
  const over = overfull(plan, channel, agent, work, costFor(routing, agent));
  if (over !== undefined) return over;
  const back = work.find((offer) => offer.resumeDueMs !== null);
  if (back !== undefined && contact.band !== 0) return `goes on with ${back.contact} first, whose customer is back`;
  const suspended = work.find((offer) => offer.state === 'suspended');
  if (suspended !== undefined && channel.interruptibleBy.length > 0)
    return `has set ${suspended.contact} aside and is given nothing interruptible meanwhile`;
  return undefined;
}
