import { type News, NOTHING, toldOf } from '../core/follow/news.js';
import type { AgentRecord, LiveOffer, RouterState } from '../core/state/state.js';
import { idleDueOf, ofOffer, policyOf } from '../core/subject.js';
import type { AssignmentResumed } from '../domain/events/offer.js';
import type { Event } from '../domain/events.js';
import type { Plan } from '../domain/plan.js';
import type { Ms } from '../domain/units.js';
import { interrupts, isBack, loadOf, overfull, workOf } from './capacity.js';

/**
 * The next assignment to be resumed, if any, agent by agent. A conversation whose customer has come back goes first, the longest-waiting
 * one before others, and nothing else while there is one; then the most recently suspended work that fits. Suspended work waits until the
 * interrupting contact's wrap-up is over, because that takes capacity too.
 */
export function nextResumption(state: Readonly<RouterState>, atMs: Ms, news: News): readonly Event[] {
  if (state.interrupted.size === 0) return NOTHING;
  for (const agent of toldOf(state, state.interrupted, news)) {
    const work = workOf(state, agent);
    const [back] = work.filter(isBack).sort((a, b) => (a.resumeDueMs ?? 0) - (b.resumeDueMs ?? 0));
    const events = back !== undefined && isThere(agent) ? goingOn(state, agent, back, atMs) : takenUp(state, agent, work, atMs);
    if (events.length > 0) return events;
  }
  return [];
}

/** An agent on a break, or without a desk, resumes nothing; when the customer has waited long enough, somebody else may take over. */
const isThere = ({ presence, connection, inRoster }: AgentRecord): boolean =>
  presence === 'ready' && connection !== 'disconnected' && inRoster;

function takenUp(state: Readonly<RouterState>, agent: AgentRecord, work: readonly LiveOffer[], atMs: Ms): readonly Event[] {
  const load = loadOf(work);
  const room = agent.profile.capacity - load;
  // With nothing else in hand, work is resumed even if a new roster has made the agent's capacity smaller than its cost.
  const next = work.findLast((offer) => offer.state === 'suspended' && (offer.cost <= room || load === 0));
  return next === undefined ? [] : [resumed(state, next, false, atMs)];
}

/**
 * Resumes an idle conversation as if it were accepted now: interruptible work makes room for it. Empty if its owner is not there, or has no
 * room and the policy lets it wait.
 */
export function goingOn(state: Readonly<RouterState>, agent: AgentRecord, offer: LiveOffer, atMs: Ms): readonly Event[] {
  const { plan } = state;
  const channel = plan?.channels[offer.channel];
  if (plan === null || channel === undefined || !isThere(agent)) return [];
  const others = workOf(state, agent).filter((other) => other !== offer);
  const over = overfull(plan, channel, agent, others, offer.cost) !== undefined;
  if (over && policyOf(state, offer)?.idle?.whenFull !== 'over') return [];
  return [
    resumed(state, offer, over, atMs),
    ...suspendedBy(plan, agent, others, offer).map((one): Event => ({ type: 'assignment.suspended', ...ofOffer(one), by: offer.offer })),
  ];
}

const resumed = (state: Readonly<RouterState>, offer: LiveOffer, overCapacity: boolean, atMs: Ms): AssignmentResumed => ({
  type: 'assignment.resumed',
  ...ofOffer(offer),
  suspendedMs: atMs - (offer.suspendedAtMs ?? atMs),
  idleDueMs: idleDueOf(state, offer, atMs),
  overCapacity,
});

/** The assignments that accepting `accepted` suspends: the newest interruptible ones, until the rest fits. */
export function suspendedBy(
  plan: Plan,
  agent: AgentRecord,
  others: readonly LiveOffer[],
  accepted: Pick<LiveOffer, 'channel' | 'cost'>,
): readonly LiveOffer[] {
  let over = loadOf(others) + accepted.cost - agent.profile.capacity;
  if (over <= 0) return NOTHING;
  const suspended: LiveOffer[] = [];
  for (const offer of others.toReversed()) {
    if (over <= 0) break;
    if (!interrupts(plan, accepted.channel, offer)) continue;
    suspended.push(offer);
    over -= offer.cost;
  }
  return suspended;
}
