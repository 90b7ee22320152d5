import type { AgentRecord, LiveOffer, RouterState } from '../core/state/state.js';
import type { Channel } from '../domain/channel.js';
import type { ChannelId, OfferId } from '../domain/ids.js';
import type { Plan } from '../domain/plan.js';
import type { CapacityUnits } from '../domain/units.js';
import type { Routing } from './context.js';

/** The agent's live work, oldest first. Load is always derived from it, never kept as a counter. */
export function workOf(state: Readonly<RouterState>, agent: AgentRecord): readonly LiveOffer[] {
  const only = agent.offers.length === 1 ? state.offers.get(agent.offers[0] as OfferId) : undefined;
  // A literal has its exact length; V8 gives an array that is pushed to room for sixteen more entries.
  if (only !== undefined) return [only];
  const work: LiveOffer[] = [];
  for (const id of agent.offers) {
    const offer = state.offers.get(id);
    if (offer !== undefined) work.push(offer);
  }
  return work;
}

/** Set aside, for something more urgent or because its customer is silent: takes no capacity. */
export const isSetAside = ({ state: at }: LiveOffer): boolean => at === 'suspended' || at === 'idle';

/** Units taken by live offers, assignments that are not set aside, and wrap-ups. */
export function loadOf(work: readonly LiveOffer[]): CapacityUnits {
  let load = 0;
  for (const offer of work) if (!isSetAside(offer)) load += offer.cost;
  return load;
}

/** Whether accepting a contact of `channel` would set this piece of work aside. */
export const interrupts = (plan: Plan, channel: ChannelId, offer: LiveOffer): boolean =>
  offer.state === 'assigned' && (plan.channels[offer.channel]?.interruptibleBy.includes(channel) ?? false);

/** Units a piece of work takes away from a contact of `channel`: none if the contact may interrupt it. */
const takenBy = (plan: Plan, channel: ChannelId, offer: LiveOffer): CapacityUnits =>
  isSetAside(offer) || interrupts(plan, channel, offer) ? 0 : offer.cost;

/** Units free for a contact of `channel`, not counting work that it may interrupt. */
export function freeFor(plan: Plan, channel: ChannelId, agent: AgentRecord, work: readonly LiveOffer[]): CapacityUnits {
  let taken = 0;
  for (const offer of work) taken += takenBy(plan, channel, offer);
  return agent.profile.capacity - taken;
}

/** The most contacts of a channel that this agent handles at a time. */
export const channelMaxOf = (channel: Channel, agent: AgentRecord): number => agent.profile.channelMax[channel.id] ?? channel.max;

/**
 * The capacity a contact costs the agent, however it is assigned: the agent's own cost for the channel, else the queue's, which defaults to
 * the channel's.
 */
export const costFor = ({ contact, policy }: Routing, { profile }: AgentRecord): CapacityUnits =>
  profile.channelCost[contact.channel] ?? policy.cost;

/** Whether the agent could ever take the contact, with nothing else in hand. */
export function roomWhenFree(routing: Routing, agent: AgentRecord): boolean {
  const channel = routing.plan.channels[routing.contact.channel];
  return channel !== undefined && channelMaxOf(channel, agent) > 0 && agent.profile.capacity >= costFor(routing, agent);
}

/** The limit that one more contact of this channel, at this cost, would exceed beside `work`; `undefined`: none. */
export function overfull(
  plan: Plan,
  channel: Channel,
  agent: AgentRecord,
  work: readonly LiveOffer[],
  cost: CapacityUnits,
): 'contacts of the channel' | 'units' | undefined {
  if (ofChannel(channel, work) >= channelMaxOf(channel, agent)) return 'contacts of the channel';
  return freeFor(plan, channel.id, agent, work) < cost ? 'units' : undefined;
}

function ofChannel(channel: Channel, work: readonly LiveOffer[]): number {
  let count = 0;
  for (const offer of work) if (isOfChannel(channel, offer)) count++;
  return count;
}

/** Whether a piece of work counts towards the maximum of contacts of a channel. */
const isOfChannel = ({ id }: Channel, offer: LiveOffer): boolean => offer.channel === id && offer.state !== 'idle';

/** The customer of an idle conversation has come back, and waits for its owner. */
export const isBack = ({ resumeDueMs }: LiveOffer): boolean => resumeDueMs !== null;
const isSuspended = ({ state: at }: LiveOffer): boolean => at === 'suspended';

/**
 * Whether the agent has room for the contact beside the work in hand. This is the hot path, asked once per line of work whenever anything
 * happens to the agent, so it walks the work once and builds no list. `whyNoRoom` gives the explanation.
 */
export function hasRoom(routing: Routing, agent: AgentRecord): boolean {
  const { state, plan, contact } = routing;
  const channel = plan.channels[contact.channel];
  if (channel === undefined) return false;
  if (agent.offers.length === 0) return roomWhenFree(routing, agent);
  let count = 0;
  let taken = 0;
  let someBack = false;
  let someSuspended = false;
  for (const id of agent.offers) {
    const offer = state.offers.get(id);
    if (offer === undefined) continue;
    if (isOfChannel(channel, offer)) count++;
    taken += takenBy(plan, channel.id, offer);
    someBack ||= isBack(offer);
    someSuspended ||= isSuspended(offer);
  }
  if (count >= channelMaxOf(channel, agent) || agent.profile.capacity - taken < costFor(routing, agent)) return false;
  if (contact.band !== 0 && someBack) return false;
  return channel.interruptibleBy.length === 0 || !someSuspended;
}

/** Why the agent has no room for the contact beside the work in hand. */
export function whyNoRoom(routing: Routing, agent: AgentRecord): string {
  const { state, plan, contact } = routing;
  const channel = plan.channels[contact.channel];
  if (channel === undefined) return `there is no channel ${contact.channel}`;
  const work = workOf(state, agent);
  const cost = costFor(routing, agent);
  const over = overfull(plan, channel, agent, work, cost);
  if (over === 'contacts of the channel') return `handles ${ofChannel(channel, work)} of ${channel.id} already`;
  if (over === 'units')
    return `has ${freeFor(plan, channel.id, agent, work)} of ${agent.profile.capacity} units free, ${channel.id} takes ${cost}`;
  const back = contact.band === 0 ? undefined : work.find(isBack);
  if (back !== undefined) return `goes on with ${back.contact} first, whose customer is back`;
  return `has set ${work.find(isSuspended)?.contact} aside and is given nothing interruptible meanwhile`;
}
