import { z } from 'zod';
import { because, changed, count, event, ms, name, nextPresence, nullable, onAgent } from './fields.js';

/** What agents declare, how they are connected, and what changes about them. */
export const agentEvents = [
  event('agent.signed-in', onAgent),
  event('agent.signed-out', { because: because('agent', 'left-roster', 'supervisor'), by: nullable(name), ...onAgent }),
  event('agent.ready', {
    channels: nullable(z.array(name)),
    because: because('agent', 'back-off', 'supervisor', 'change-ended'),
    ...onAgent,
  }),
  event('agent.not-ready', {
    reason: name,
    because: because('agent', 'strikes', 'supervisor', 'change-ended'),
    backOffUntilMs: nullable(ms),
    ...onAgent,
  }),
  event('agent.next-presence-set', { next: nextPresence, ...onAgent }),
  event('agent.cooled-down', { channel: nullable(name), ...onAgent }),
  event('agent.connected', { connection: name, ...onAgent }),
  event('agent.connection-dropped', { connection: name, ...onAgent }),
  event('agent.connection-lost', { graceUntilMs: ms, ...onAgent }),
  event('agent.connection-expired', onAgent),
  event('agent.authorisation-changed', { skill: name, valid: z.boolean(), ...onAgent }),
  event('agent.changed', {
    ...changed,
    stays: z.boolean().describe('whether there is anything to be undone later'),
    ...onAgent,
  }),
  event('agent.change-ended', { ended: z.array(count), because: name, by: nullable(name), ...onAgent }),
] as const;
