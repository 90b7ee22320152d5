import type { AgentEvent } from './events/agent.js';
import type { AlarmEvent } from './events/alarm.js';
import type { AsideEvent } from './events/aside.js';
import type { CallbackEvent } from './events/callback.js';
import type { QueueConditionChanged } from './events/condition.js';
import type { ContactEvent } from './events/contact.js';
import type { CustomerEvent } from './events/customer.js';
import type { OfferEvent } from './events/offer.js';
import type { ContactEnlisted } from './events/outbound.js';
import type { PlaceEvent } from './events/place.js';
import type { ShareEvent } from './events/share.js';
import type { SiteEvent } from './events/site.js';
import type { SlotEvent } from './events/slot.js';
import type { TierOpened } from './events/tier.js';
import type { UrgentEvent } from './events/urgent.js';

/**
 * Everything that can have happened, in the past tense: the alphabet of the lifecycle charts, the journal and the wire. An event carries
 * whatever later decisions and its audience need, so that it can be applied and filtered without looking back.
 */
export type Event =
  | PlaceEvent
  | ContactEvent
  | AsideEvent
  | CallbackEvent
  | ContactEnlisted
  | CustomerEvent
  | OfferEvent
  | AgentEvent
  | SiteEvent
  | AlarmEvent
  | UrgentEvent
  | QueueConditionChanged
  | ShareEvent
  | TierOpened
  | SlotEvent;
export type EventType = Event['type'];
export type EventOf<T extends EventType> = Extract<Event, { type: T }>;
