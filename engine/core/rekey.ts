import type { Rekeyed } from '../domain/events/site.js';
import { own } from '../domain/own.js';
import type { Plan } from '../domain/plan.js';
import { placeOf } from './place.js';
import type { LiveContact, RouterState } from './state/state.js';
import { policyOf } from './subject.js';
import { listToTopUp, listUrgent, unlistToTopUp } from './waiting.js';

/**
 * The places of live contacts that change under a new plan. A band set by the old policy or campaign becomes the new one's; a band that
 * somebody chose, or that a step raised, stays. The contact's own past stays: arrival, priority, open steps.
 */
export function rekeyed(state: Readonly<RouterState>, plan: Plan): readonly Rekeyed[] {
  const queues = new Map(plan.queues.map((queue) => [queue.id, queue]));
  const others: Rekeyed[] = [];
  for (const contact of [...state.contacts.values()].sort((a, b) => a.ordinal - b.ordinal)) {
    const queue = queues.get(contact.queue);
    const policy = queue === undefined ? undefined : own(queue.policies, contact.channel);
    if (queue === undefined || policy === undefined) continue;
    const { ordinal, outbound, rankFromMs, priority } = contact;
    const of = (campaigns: Plan['campaigns']) => campaigns.find(({ id }) => id === outbound?.campaign)?.band;
    const was = of(state.plan?.campaigns ?? []) ?? policyOf(state, contact)?.band;
    const chosen = contact.band === was ? (of(plan.campaigns) ?? policy.band) : contact.band;
    const { band, targetMs, rankAtMs } = placeOf(plan, queue, policy, { rankFromMs, band: chosen, priority });
    if (band !== contact.band || targetMs !== contact.targetMs || rankAtMs !== contact.rankAtMs)
      others.push({ ordinal, band, targetMs, rankAtMs });
  }
  return others;
}

/** Moves a contact to its new place, keeping every sorted list sorted. */
export function rekey(state: RouterState, contact: LiveContact, { band, targetMs, rankAtMs }: Rekeyed): void {
  const queued = contact.state === 'queued';
  if (queued) state.waiting.remove(contact);
  unlistToTopUp(state, contact);
  Object.assign(contact, { band, targetMs, rankAtMs });
  if (queued) state.waiting.add(contact);
  listToTopUp(state, contact);
  listUrgent(state, contact);
}
