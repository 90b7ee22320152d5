import { z } from 'zod';
import { EVACUATIONS } from '../door.js';
import { because, becauseIfSaid, by, id, tenant, untilMs } from './fields.js';

/** Commands by which supervisors override the calendars of queues. */

const ofQueue = { tenant, queue: id };

export const queueOpen = z
  .object({ type: z.literal('queue.open'), ...ofQueue, untilMs, because, by })
  .describe('opens a queue, whatever its calendar says');

export const queueClose = z
  .object({ type: z.literal('queue.close'), ...ofQueue, untilMs, because, by })
  .describe('closes a queue, whatever its calendar says; its plan says what that means');

export const queueEmergencyClose = z
  .object({
    type: z.literal('queue.emergency-close'),
    ...ofQueue,
    waiting: z.enum(EVACUATIONS).default('keep').describe('what becomes of who waits, and of who comes meanwhile'),
    to: id.nullable().default(null).describe('with move: the queue they go to'),
    untilMs,
    because,
    by,
  })
  .describe('closes a queue at once: offers are taken back, and nothing of it is offered but what is urgent');

export const queueRestore = z.object({ type: z.literal('queue.restore'), ...ofQueue, because, by }).describe('the calendar rules again');

export const hubSuspend = z
  .object({ type: z.literal('hub.suspend'), hub: id, untilMs, because: becauseIfSaid, by })
  .describe('a hub takes nothing new: offers go back, what is in hand is finished; again: another end or reason');

export const hubResume = z.object({ type: z.literal('hub.resume'), hub: id, because: becauseIfSaid, by });

export const doorCommands = [queueOpen, queueClose, queueEmergencyClose, queueRestore, hubSuspend, hubResume] as const;
