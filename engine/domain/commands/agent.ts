import { z } from 'zod';
import { by, code, id } from './fields.js';

const channels = z.array(id).min(1).max(16).nullable();

export const agentSignIn = z.object({
  type: z.literal('agent.sign-in'),
  agent: id,
  presence: z.enum(['ready', 'notReady']).default('ready'),
});

const when = z.enum(['now', 'free']).default('now').describe('free: once the last piece of work is done; nothing new is offered meanwhile');

export const agentSignOut = z.object({
  type: z.literal('agent.sign-out'),
  agent: id,
  when,
  requeue: z
    .boolean()
    .default(false)
    .describe('contacts in hand wait again in their places; otherwise an agent with some is not signed out'),
  by,
});

export const agentSetPresence = z
  .object({
    type: z.literal('agent.set-presence'),
    agent: id,
    presence: z.enum(['ready', 'notReady']),
    reason: code.nullable().default(null).describe("required for notReady: one of the plan's reasons"),
    when: when.describe('with notReady; free: once the last piece of work is done, nothing new is offered meanwhile'),
    channels: channels.default(null).describe('with ready: only for these channels; null: all of the agent'),
  })
  .refine(({ presence, reason }) => presence === 'ready' || reason !== null, {
    path: ['reason'],
    error: "must be one of the plan's presence reasons where presence is notReady",
  });

export const agentConnected = z.object({
  type: z.literal('agent.connected'),
  agent: id,
  connection: id.describe('names one desk window, so that a late loss cannot end a newer connection'),
});

export const agentLost = z.object({ type: z.literal('agent.lost'), agent: id, connection: id });

export const agentCommands = [agentSignIn, agentSignOut, agentSetPresence, agentConnected, agentLost] as const;
