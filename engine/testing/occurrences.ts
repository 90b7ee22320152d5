import type { LiveContact, RouterState } from '../core/state/state.js';
import { wantingOffers } from '../core/waiting.js';
import type { OfferMade } from '../domain/events/offer.js';
import type { AgentId } from '../domain/ids.js';
import type { JournalRecord } from '../domain/record.js';
import type { Ms } from '../domain/units.js';
import { routingOf } from '../routing/context.js';
import { eligible, REASONS } from '../routing/eligible.js';
import { isRoutable } from '../routing/routable.js';
import { waitsForTier } from '../routing/tier.js';

/** How often what a comparison of matchers is worth nothing without has come up in the histories it was made over. */
export type Occurrences = Map<string, number>;

const add = (counts: Occurrences, what: string): void => void counts.set(what, (counts.get(what) ?? 0) + 1);

/** Counts how often each reason turns somebody away, under its name, whoever asks it; what it gives ends the counting and adds up. */
export function countReasons(counts: Occurrences): () => void {
  const sound = REASONS.map(({ blocks }) => blocks);
  // Asked millions of times: a look-up by name each time would take as long as the reasons themselves.
  const blocked = REASONS.map(() => 0);
  for (const [place, reason] of REASONS.entries()) {
    const asked = sound[place] as (routing: unknown, agent: unknown, step: unknown) => boolean;
    const blocks = (routing: unknown, agent: unknown, step: unknown): boolean => {
      if (!asked(routing, agent, step)) return false;
      blocked[place] = (blocked[place] ?? 0) + 1;
      return true;
    };
    Object.assign(reason, { blocks });
  }
  return () => {
    for (const [place, reason] of REASONS.entries()) {
      Object.assign(reason, { blocks: sound[place] });
      counts.set(`reason ${reason.name}`, blocked[place] ?? 0);
    }
  };
}

/** Counts under what circumstances an offer is made, as the state stands just before it. */
export function countDecision(counts: Occurrences, state: Readonly<RouterState>, offer: OfferMade, atMs: Ms): void {
  const contact = state.contacts.get(offer.ordinal);
  if (contact === undefined) throw new Error(`${offer.contact} is offered and is not there`);
  const { affinity, band, offers, refusals, openSteps } = contact;
  const queue = state.index?.queues.get(offer.queue);
  const policy = queue?.policies[offer.channel];
  const occurs: Readonly<Record<string, boolean | undefined>> = {
    'offered although somebody has refused it': [...refusals.values()].some((untilMs) => untilMs > atMs),
    'offered to whom it prefers': affinity !== null && affinity.untilMs > atMs && affinity.agent === offer.agent,
    'offered to somebody else than it prefers': affinity !== null && affinity.untilMs > atMs && affinity.agent !== offer.agent,
    'offered while preference alone lets somebody in':
      affinity !== null && affinity.untilMs > atMs && isExempt(state, contact, affinity.agent),
    'offered where work is shared': queue !== undefined && queue.shares !== null,
    'offered through a step with a reserve': (policy?.steps[offer.ring]?.reserve ?? 0) > 0,
    'offered in a ring beyond the first': offer.ring > 0,
    'offered while rings overlap': openSteps.length > 1,
    'offered in a tier beyond the first': offer.tier > 1,
    'offered because the agent prefers it to one before it': isPreferred(state, contact, offer.agent, atMs),
    'urgent and offered': band === 0,
    'offered to one more of a broadcast': offer.mode === 'broadcast' && offers.length > 0,
    'offered with others to choose from': offer.decision.agentsEligible > 1,
    'offered while a hub is suspended': [...state.hubs.values()].some(({ suspension }) => suspension !== null),
  };
  for (const [what, holds] of Object.entries(occurs)) if (holds === true) add(counts, what);
}

/** Whether the agent would have to wait longer to help out, were it not for the preference. */
function isExempt(state: Readonly<RouterState>, contact: LiveContact, id: AgentId): boolean {
  const agent = state.agents.get(id);
  return agent !== undefined && waitsForTier(contact, agent) !== undefined;
}

/** Whether the agent could have had a contact that stands before this one in line. */
function isPreferred(state: Readonly<RouterState>, chosen: LiveContact, id: AgentId, atMs: Ms): boolean {
  const agent = state.agents.get(id);
  if (agent === undefined || agent.profile.tiers.length === 0) return false;
  for (const contact of wantingOffers(state)) {
    if (contact === chosen) return false;
    const routing = isRoutable(state, contact) ? routingOf(state, contact, atMs) : undefined;
    if (routing !== undefined && eligible(routing, agent) !== undefined) return true;
  }
  return false;
}

/** Counts what happened, by the type of the event; revoked offers also by why. */
export function countEvents(counts: Occurrences, records: readonly JournalRecord[]): void {
  for (const { events } of records)
    for (const event of events) {
      add(counts, event.type);
      if (event.type === 'offer.revoked') add(counts, `offer.revoked: ${event.because}`);
    }
}
