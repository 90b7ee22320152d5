import { conditionKey } from '../core/due/condition-due.js';
import { opened } from '../core/due/next-step.js';
import { NOTHING } from '../core/follow/news.js';
import type { ConditionalStep } from '../core/state/plan-index.js';
import type { LiveContact, RouterState } from '../core/state/state.js';
import type { RingOpened } from '../domain/events/contact.js';
import type { Ms } from '../domain/units.js';
import { type Routing, routingOf } from './context.js';
import { FIXED_REASONS, STEP_REASONS } from './lasting-reasons.js';
import { connection } from './reasons/connection.js';
import { hubOpen } from './reasons/hub-open.js';
import { presence } from './reasons/presence.js';
import { isRoutable } from './routable.js';
import { acceptable, ringHubs } from './service.js';

/** The steps that their conditions now open early for waiting contacts: all contacts of one step at a time. */
export function openEarlyRings(state: Readonly<RouterState>, atMs: Ms): readonly RingOpened[] {
  for (const conditional of state.index?.conditionalSteps ?? NOTHING) {
    const { queue, channel, step } = conditional;
    const events: RingOpened[] = [];
    for (const contact of state.waiting) {
      if (contact.queue !== queue.id || contact.channel !== channel || contact.openSteps.includes(step)) continue;
      const because = isRoutable(state, contact) ? whyEarly(state, conditional, contact, atMs) : undefined;
      if (because !== undefined) events.push(opened(state, contact, step, because));
    }
    if (events.length > 0) return events;
  }
  return NOTHING;
}

/** The condition that now opens the step early for the contact; `undefined`: none holds. */
function whyEarly(
  state: Readonly<RouterState>,
  { queue, channel, step, when }: ConditionalStep,
  contact: LiveContact,
  atMs: Ms,
): RingOpened['because'] | undefined {
  const held = state.queues.get(queue.id)?.conditions ?? [];
  const threshold = when.thresholds.find(({ measure }) => held.includes(conditionKey(channel, step, measure)));
  if (threshold !== undefined) return threshold.measure;
  const routing = when.noneSignedIn || when.hubClosed ? routingOf(state, contact, atMs) : undefined;
  if (routing === undefined) return undefined;
  if (when.noneSignedIn && !someoneSignedIn(routing)) return 'noneSignedIn';
  return when.hubClosed && firstHubsClosed(routing) ? 'hubClosed' : undefined;
}

/** Reasons that may pass while the agent stays signed in: a break, a lost connection, a closed hub. */
const PASSING = [presence, connection, hubOpen];
const LASTING = FIXED_REASONS.filter((reason) => !PASSING.includes(reason));

const someoneSignedIn = (routing: Routing): boolean =>
  routing.state.agentsInOrder.some(
    (agent) =>
      agent.presence !== 'offline' &&
      agent.inRoster &&
      LASTING.every((reason) => !reason.blocks(routing, agent)) &&
      routing.steps.some(({ step }) => STEP_REASONS.every((reason) => !reason.blocks(routing, agent, step))),
  );

/**
 * Whether all hubs asked first are closed: those of the first ring, for any language accepted there; every hub of the plan if that ring
 * names none.
 */
function firstHubsClosed(routing: Routing): boolean {
  const first = routing.policy.steps[0];
  const languages = acceptable(routing, first).map(({ language }) => language);
  const asked = languages.length === 0 ? [null] : languages;
  const hubs = asked.flatMap((language) => ringHubs(first, language) ?? routing.plan.hubs.map(({ id }) => id));
  return hubs.every((hub) => routing.state.hubs.get(hub)?.state !== 'open');
}
