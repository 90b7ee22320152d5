import type { LiveContact, RouterState } from '../core/state/state.js';
import type { Event } from '../domain/events.js';
import { routingOf } from '../routing/context.js';
import { ringOf } from '../routing/own-reasons.js';
import { tierOf, waitsForTier } from '../routing/tier.js';

/** Every number that is not a safe integer, with its path: state and events hold none, because a fraction may differ between machines. */
export function fractions(value: unknown, path = ''): readonly string[] {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? [] : [`${path} is ${value}`];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => fractions(one, `${path}.${key}`));
}

/** What has opened for each contact so far. */
export const openings = (state: Readonly<RouterState>) =>
  new Map(
    [...state.contacts.values()].map(({ ordinal, visit, queue, openSteps, tiersOpenMs }) => [
      ordinal,
      { visit, queue, openSteps, tiersOpenMs },
    ]),
  );

/** What was open for a contact and is not any more, in the same visit to the same queue; to be asked of who has not moved meanwhile. */
export function shut(
  before: ReturnType<typeof openings>,
  { ordinal, contact, visit, queue, openSteps, tiersOpenMs }: LiveContact,
): readonly string[] {
  const earlier = before.get(ordinal);
  if (earlier?.visit !== visit || earlier.queue !== queue) return [];
  const wrong = earlier.openSteps.filter((step) => !openSteps.includes(step)).map((step) => `step ${step} of ${contact} has shut`);
  return tiersOpenMs < earlier.tiersOpenMs ? [...wrong, `tiers of ${contact} have shut`] : wrong;
}

/** Where opening one more step has taken an agent's ring away, or moved it: waiting never makes anyone less eligible. */
export function narrowed(state: Readonly<RouterState>, contact: LiveContact): readonly string[] {
  if (contact.openSteps.length < 2) return [];
  const wrong: string[] = [];
  const rings = contact.openSteps.map((_, last) => {
    const routing = routingOf(state, { ...contact, openSteps: contact.openSteps.slice(0, last + 1) }, state.atMs);
    return routing === undefined ? [] : state.agentsInOrder.map((agent) => ringOf(routing, agent));
  });
  for (const [at, ring] of rings.entries())
    for (const [who, before] of (rings[at - 1] ?? []).entries())
      if (before !== undefined && ring[who] !== before)
        wrong.push(`${state.agentsInOrder[who]?.id} was in ring ${before} and is in ${ring[who]} of ${contact.contact}`);
  return wrong;
}

/** Where more waiting takes an agent's tier away, or makes it worse. It can do so only where a rule of the agent's own begins. */
export function tierNarrowed(state: Readonly<RouterState>, contact: LiveContact): readonly string[] {
  const wrong: string[] = [];
  for (const agent of state.agentsInOrder) {
    const begins = agent.profile.tiers.map(({ afterMs }) => afterMs).filter((afterMs) => afterMs > 0);
    if (begins.length === 0) continue;
    let before = { in: false, tier: Number.POSITIVE_INFINITY };
    for (const tiersOpenMs of [0, ...begins.sort((a, b) => a - b)]) {
      const longer = { ...contact, tiersOpenMs };
      const now = { in: waitsForTier(longer, agent) === undefined, tier: tierOf(longer, agent) };
      if (before.in && (!now.in || now.tier > before.tier))
        wrong.push(`${agent.id} was in tier ${before.tier} for ${contact.contact} and is in ${now.tier} after ${tiersOpenMs} ms`);
      before = now;
    }
  }
  return wrong;
}

/** Contacts per queue as the events tell, beside what the state holds. */
export function accounts(events: readonly Event[]) {
  const queues = new Map<
    string,
    { arrived: number; answered: number; abandoned: number; withdrawn: number; rejected: number; closed: number }
  >();
  const row = (queue: string) => {
    const known = queues.get(queue) ?? { arrived: 0, answered: 0, abandoned: 0, withdrawn: 0, rejected: 0, closed: 0 };
    queues.set(queue, known);
    return known;
  };
  const visits = new Map<number, number>();
  for (const event of events) {
    if (event.type === 'contact.queued') visits.set(event.ordinal, event.visit);
    const turnedAway = event.type === 'contact.rejected' && !visits.has(event.ordinal);
    if (event.type === 'contact.queued' || turnedAway) row(event.queue).arrived++;
    if (event.type === 'contact.rejected') row(event.queue).rejected++;
    if (event.type === 'contact.abandoned') row(event.queue).abandoned++;
    if (event.type === 'contact.withdrawn') row(event.queue).withdrawn++;
    if (event.type === 'offer.accepted') row(event.queue).answered++;
    if (event.type === 'contact.released' || event.type === 'assignment.ended') row(event.queue).closed++;
    if (event.type === 'contact.parked' && visits.get(event.ordinal) !== event.visit) {
      row(event.queue).arrived++;
      visits.set(event.ordinal, event.visit);
    }
    if (event.type !== 'contact.moved') continue;
    // Moved while it waits, a visit counts where it was moved to; handed on by its owner, the contact begins another one.
    if (visits.get(event.ordinal) === event.visit) row(event.from).arrived--;
    row(event.queue).arrived++;
    visits.set(event.ordinal, event.visit);
  }
  return queues;
}
