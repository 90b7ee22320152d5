import { type News, toldOf } from '../core/news.js';
import type { AgentRecord, LiveOffer, RouterState } from '../core/state.js';
import type { AssignmentResumed } from '../domain/events/offer.js';
import type { Plan } from '../domain/plan.js';
import type { Ms } from '../domain/units.js';
import { interrupts, loadOf, workOf } from './capacity.js';

/**
 * The next assignment to be taken up again, or none: the one suspended last of the first agent with room for it.
 * It waits until the interrupter's wrap-up is over, because that takes capacity too.
 */
export function nextResumption(state: Readonly<RouterState>, atMs: Ms, news: News): readonly AssignmentResumed[] {
  if (state.interrupted.size === 0) return [];
  for (const agent of toldOf(state.interrupted, news)) {
    const work = workOf(state, agent);
    const load = loadOf(work);
    const room = agent.profile.capacity - load;
    // With nothing else in hand it is taken up even where a new roster has made the agent smaller than the work.
    const next = work.findLast((offer) => offer.state === 'suspended' && (offer.cost <= room || load === 0));
    if (next !== undefined) return [resumed(next, atMs)];
  }
  return [];
}

const resumed = (offer: LiveOffer, atMs: Ms): AssignmentResumed => ({
  type: 'assignment.resumed',
  tenant: offer.tenant,
  contact: offer.contact,
  ordinal: offer.ordinal,
  queue: offer.queue,
  channel: offer.channel,
  offer: offer.offer,
  agent: offer.agent,
  hub: offer.hub,
  suspendedMs: atMs - (offer.suspendedAtMs ?? atMs),
});

/** What accepting `accepted` beside `others` sets aside: the newest interruptible assignments, until the rest fits. */
export function suspendedBy(
  plan: Plan,
  agent: AgentRecord,
  others: readonly LiveOffer[],
  accepted: Pick<LiveOffer, 'channel' | 'cost'>,
): readonly LiveOffer[] {
  const suspended: LiveOffer[] = [];
  let over = loadOf(others) + accepted.cost - agent.profile.capacity;
  for (const offer of others.toReversed()) {
    if (over <= 0) break;
    if (!interrupts(plan, accepted.channel, offer)) continue;
    suspended.push(offer);
    over -= offer.cost;
  }
  return suspended;
}
