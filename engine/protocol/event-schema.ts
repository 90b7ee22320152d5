import { z } from 'zod';
import { agentEvents } from './event-schema/agent.js';
import { contactEvents } from './event-schema/contact.js';
import { offerEvents } from './event-schema/offer.js';
import { siteEvents } from './event-schema/site.js';

/** The events as they go over the wire, described for authors of other languages; the types in `domain/events` say the same. */
export const wireEventSchema = z.discriminatedUnion('type', [...contactEvents, ...offerEvents, ...agentEvents, ...siteEvents]);
