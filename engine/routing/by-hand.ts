import type { AgentRecord } from '../core/state/state.js';
import type { Reason, Routing } from './context.js';
import { whyNotInRing } from './eligible.js';
import { FIXED_REASONS, STEP_REASONS } from './lasting-reasons.js';
import { ringOf } from './own-reasons.js';
import { affinity } from './reasons/affinity.js';
import { capacity } from './reasons/capacity.js';
import { leaving } from './reasons/leaving.js';
import { presence } from './reasons/presence.js';
import { tier } from './reasons/tier.js';

/** By hand, an agent need only be signed in, not ready: somebody on a break may still help out. */
const signedIn: Reason = {
  name: presence.name,
  blocks: (_, agent) => agent.presence === 'offline' || !agent.inRoster,
  explains: presence.explains,
};

const LASTING: readonly Reason[] = FIXED_REASONS.filter((reason) => reason !== leaving && reason !== tier).map((reason) =>
  reason === presence ? signedIn : reason,
);

/** The reasons asked when a colleague is consulted: all fixed ones, except that a tier's delay does not apply. */
const ASKED: readonly Reason[] = FIXED_REASONS.filter((reason) => reason !== tier);

/** Names of all reasons that decisions by hand ask. */
export const BY_HAND_REASONS: ReadonlySet<string> = new Set([...ASKED, ...STEP_REASONS, capacity, affinity].map(({ name }) => name));

/** Which reasons a decision by hand may override. It can override no others: residency, authorisation and tenant hold for everybody. */
export interface ByHand {
  /** A supervisor may exceed the agent's capacity; the event records it. */
  readonly overCapacity: boolean;
  /** A supervisor may choose an agent in none of the contact's open rings; the event records it. */
  readonly overRing: boolean;
  /** A supervisor may give away a contact reserved for another agent; an agent who claims it may not. */
  readonly overAffinity: boolean;
  /** Set for consults: a colleague who is only asked must be ready to answer. */
  readonly ready?: boolean;
}

type Refused = { readonly reason: string; readonly because: string };

/**
 * Whether an agent may be given the contact by somebody's decision, and in which ring. Asks the predicates of `eligible`, except that the
 * agent need not be ready, and without those that only spread offers (a recent refusal, a tier that begins later). Otherwise the first
 * reason against, with its sentence.
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

/** Whether it took a supervisor to override the rings. */
export const isOverRing = (routing: Routing, agent: AgentRecord): boolean => ringOf(routing, agent) === undefined;

/** Whether it took a supervisor to override the agent's capacity. */
export const isOverCapacity = (routing: Routing, agent: AgentRecord): boolean => capacity.blocks(routing, agent);
