import { agentConcerned, agentsHandling, audienceOf } from '../audience.js';
import { askerOf, withoutAsker } from '../domain/asker.js';
import type { OfferMade } from '../domain/events/offer.js';
import type { Event, EventOf } from '../domain/events.js';
import type { HubId } from '../domain/ids.js';
import { type ConsultChanged, consultChanged } from './consult-changed.js';
import { covers, type Scope } from './scope.js';

/** Housekeeping of the box; of no use to anybody outside. */
type Unspoken = 'sender.forgotten' | 'customer.forgotten' | 'place.remembered' | 'place.forgotten';
type Shortened = 'plan.published' | 'agent.changed' | 'agent.change-ended' | 'calendar.extended' | 'offer.made';

/**
 * An event as it goes over the wire: as the journal holds it, except that a plan or profile is named rather than carried, the decision
 * behind an offer is for supervisors only, and a desk is told of its agent's question what became of it, not what others did with it.
 */
export type WireEvent =
  | Exclude<Event, { type: Unspoken | Shortened }>
  | (Omit<OfferMade, 'decision'> & { readonly decision?: OfferMade['decision'] | undefined })
  | Omit<EventOf<'plan.published'>, 'plan' | 'roster' | 'overlaid' | 'rekeyed'>
  | Omit<EventOf<'agent.changed'>, 'profile'>
  | Omit<EventOf<'agent.change-ended'>, 'profile'>
  | { readonly type: 'calendar.extended'; readonly calendars: readonly string[] }
  | ConsultChanged;
export type WireEventType = WireEvent['type'];
export type WireEventOf<T extends WireEventType> = Extract<WireEvent, { type: T }>;

/** What a desk is told of the hub its agent belongs to. */
export const tellsOfDoor = ({ type }: Event): boolean =>
  type === 'hub.opened' || type === 'hub.closed' || type === 'hub.suspended' || type === 'hub.resumed';

/** Whether an event is for a connection of this scope, read from the event alone; `ownHub`: the hub of a desk's agent. */
function hears(scope: Scope, event: Event, ownHub: HubId | null): boolean {
  const { tenants, channel, agent, hub, adapter } = audienceOf(event);
  const inTenants = tenants === null || scope.tenants === '*' || tenants.some((tenant) => covers(scope.tenants, tenant));
  switch (scope.role) {
    case 'desk':
      return (
        ((agent === scope.agent || agentsHandling(event).includes(scope.agent)) && inTenants) ||
        (ownHub !== null && hub === ownHub && tellsOfDoor(event))
      );
    case 'adapter':
      if (channel !== null) return tenants !== null && inTenants && covers(scope.channels, channel);
      if (tenants !== null) return inTenants && agent === null && hub === null;
      return adapter === scope.sub;
    case 'supervisor':
      return inTenants && (hub === null || covers(scope.hubs, hub));
  }
}

/** The event as this scope is told it; `null`: it is not for it. */
export function wireEvent(scope: Scope, happened: Event, ownHub: HubId | null = null): WireEvent | null {
  // Who asks is told to no other desk, as before.
  const event = scope.role === 'desk' && agentConcerned(happened) === scope.agent ? withoutAsker(happened) : happened;
  if (event.type === 'sender.forgotten' || event.type === 'customer.forgotten') return null;
  if (event.type === 'place.remembered' || event.type === 'place.forgotten') return null;
  if (!hears(scope, event, ownHub)) return scope.role === 'desk' ? ofOwnQuestion(scope, event) : null;
  switch (event.type) {
    case 'plan.published':
      return { type: event.type, planVersion: event.planVersion };
    case 'calendar.extended':
      return { type: event.type, calendars: event.calendars.map(({ id }) => id) };
    case 'agent.changed':
    case 'agent.change-ended': {
      const { profile: _, ...told } = event;
      return told;
    }
    case 'offer.made': {
      if (scope.role === 'supervisor') return event;
      // Not written out as it is `undefined`; leaving a field out of a copy takes V8 ten times as long.
      return { ...event, decision: undefined };
    }
    case 'contact.callback-requested':
    case 'contact.callback-ended':
    case 'contact.dialled': {
      if (scope.role !== 'desk') return event;
      // Who else is offered it is nobody's business.
      const { agents: _, ...told } = event;
      return told;
    }
    default:
      return event;
  }
}

/** The desk of whoever asks is told how the question stands. */
function ofOwnQuestion(scope: Extract<Scope, { role: 'desk' }>, event: Event): WireEvent | null {
  if (askerOf(event) !== scope.agent || !('tenant' in event) || !covers(scope.tenants, event.tenant)) return null;
  return consultChanged(event);
}

/** All events of a record that this scope is told, in order. */
export function wireEvents(scope: Scope, events: readonly Event[], ownHub: HubId | null = null): readonly WireEvent[] {
  const told: WireEvent[] = [];
  for (const event of events) {
    const wire = wireEvent(scope, event, ownHub);
    if (wire !== null) told.push(wire);
  }
  return told;
}
