import type { Event } from './domain/events.js';
import type { AdapterId, AgentId, ChannelId, HubId, TenantId } from './domain/ids.js';

/** Who an event concerns. Read from the event alone, so that a stream can be filtered without knowing the past. */
export interface Audience {
  /** Tenants it concerns; `null`: the whole box. */
  readonly tenants: readonly TenantId[] | null;
  readonly channel: ChannelId | null;
  readonly agent: AgentId | null;
  readonly hub: HubId | null;
  readonly adapter: AdapterId | null;
}

/** The agent an event names. A consult or consultative transfer that is queued names the agent who asks. */
export const agentConcerned = (event: Event): AgentId | null => {
  if (event.type === 'contact.queued') return event.link?.agent ?? null;
  return 'agent' in event ? event.agent : null;
};

const NOBODY: readonly AgentId[] = [];

/** Agents whose desks hear of a change to a contact they are offered or have, where no agent is what the event is about. */
export const agentsHandling = (event: Event): readonly AgentId[] => ('agents' in event ? (event.agents ?? NOBODY) : NOBODY);

/** Reads the audience off an event. */
export function audienceOf(event: Event): Audience {
  return {
    tenants: 'tenants' in event ? event.tenants : 'tenant' in event ? [event.tenant] : null,
    channel: 'channel' in event ? event.channel : null,
    agent: agentConcerned(event),
    hub: 'hub' in event ? event.hub : null,
    adapter: 'adapter' in event ? event.adapter : null,
  };
}
