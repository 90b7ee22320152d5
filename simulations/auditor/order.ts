import type { Plan } from '@signalbox/engine';
import type { Person } from './people.js';
import type { Waiting } from './waiting.js';
import { objection } from './wants.js';

/**
 * A contact that asks for exactly the same, is ahead of this one and could have had the agent: it was overtaken for no reason. `undefined`:
 * none. Contacts that ask for different things may overtake each other, for instance because of the agent's own tiers.
 */
export function overtaken(contact: Waiting, { profile }: Person, others: Iterable<Waiting>, plan: Plan, atMs: number): Waiting | undefined {
  for (const other of others) {
    if (other.queue !== contact.queue || other.channel !== contact.channel || other.asks !== contact.asks || !before(other, contact))
      continue;
    if (other.offers > 0 || other.keptUntilMs > atMs || (other.skips.get(profile.id) ?? 0) > atMs) continue;
    if (keepsBack(other, plan)) continue;
    if (objection(other, profile, plan, atMs) === undefined) return other;
  }
  return undefined;
}

/** Whether a reserve, share or blend may hold the contact back because of what others do, which is not judged here. */
function keepsBack({ queue: id, channel }: Waiting, plan: Plan): boolean {
  if (plan.hubs.some(({ blend }) => blend !== null)) return true;
  const queue = plan.queues.find((one) => one.id === id);
  return queue?.shares != null || queue?.policies[channel]?.steps.some(({ reserve }) => reserve > 0) === true;
}

const before = (a: Waiting, b: Waiting): boolean =>
  a.band !== b.band ? a.band < b.band : a.rankAtMs !== b.rankAtMs ? a.rankAtMs < b.rankAtMs : a.ordinal < b.ordinal;
