import type { AgentRecord } from '../core/state.js';
import type { Reason, Routing } from './context.js';
import { whyNotInRing } from './eligible.js';
import { FIXED_REASONS } from './lasting-reasons.js';
import { ringOf } from './own-reasons.js';
import { affinity } from './reasons/affinity.js';
import { capacity } from './reasons/capacity.js';
import { leaving } from './reasons/leaving.js';
import { presence } from './reasons/presence.js';
import { tier } from './reasons/tier.js';

/** By hand an agent need not be ready, only there: who is on a break may still help out. */
const signedIn: Reason = {
  name: presence.name,
  blocks: (_, agent) => agent.presence === 'offline' || !agent.inRoster,
  explains: presence.explains,
};

const LASTING: readonly Reason[] = FIXED_REASONS.filter((reason) => reason !== leaving && reason !== tier).map((reason) =>
  reason === presence ? signedIn : reason,
);

/** A colleague is asked like anybody, only at once. */
const ASKED: readonly Reason[] = FIXED_REASONS.filter((reason) => reason !== tier);

/** What may be passed over by hand, and by whom. Nothing else is: residency, authorisation and tenant hold for everybody. */
export interface ByHand {
  /** A supervisor may give more than fits; it is recorded. */
  readonly overCapacity: boolean;
  /** A supervisor may give it to somebody in none of its open rings; it is recorded. */
  readonly overRing: boolean;
  /** A supervisor may give away what is reserved for another agent; who claims it may not. */
  readonly overAffinity: boolean;
  /** Who is only asked must be ready to answer. */
  readonly ready?: boolean;
}

type Refused = { readonly reason: string; readonly because: string };

/**
 * Whether an agent may be given the contact by somebody's decision, and in which ring: the predicates of `eligible`, without having
 * to be ready and without what only spreads offers (a recent refusal, a tier that begins later). The first reason against, with its sentence, else.
 */
export function eligibleByHand(
  routing: Routing,
  agent: AgentRecord,
  { overCapacity, overRing, overAffinity, ready = false }: ByHand,
): number | Refused {
  const told = (reason: Reason): Refused => ({ reason: reason.name, because: reason.explains(routing, agent) });
  const lasting = (ready ? ASKED : LASTING).find((reason) => reason.blocks(routing, agent));
  if (lasting !== undefined) return told(lasting);
  const ring = ringOf(routing, agent);
  if (ring === undefined && !overRing) return whyNotInRing(routing, agent);
  if (!overCapacity && capacity.blocks(routing, agent)) return told(capacity);
  if (!overAffinity && affinity.blocks(routing, agent)) return told(affinity);
  return ring ?? routing.steps.at(-1)?.number ?? 0;
}

/** Whether a supervisor's word was needed for the ring. */
export const isOverRing = (routing: Routing, agent: AgentRecord): boolean => ringOf(routing, agent) === undefined;

/** Whether a supervisor's word was needed for the room. */
export const isOverCapacity = (routing: Routing, agent: AgentRecord): boolean => capacity.blocks(routing, agent);
