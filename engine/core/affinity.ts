import type { CommandOf } from '../domain/commands.js';
import type { Affinity } from '../domain/events/contact.js';
import { type CustomerKey, contactKey, type TenantId } from '../domain/ids.js';
import { nearestName } from '../domain/nearest.js';
import type { Plan } from '../domain/plan.js';
import type { RoutingPolicy } from '../domain/policy.js';
import type { Queue } from '../domain/queue.js';
import type { Ms } from '../domain/units.js';
import type { Rejection } from '../errors.js';
import { reject } from './decision.js';
import { spanEndsAtMs } from './place.js';
import type { RouterState } from './state/state.js';

/** The agent who last handled this customer, if the policy prefers that agent. */
export function affinityOf(
  state: Readonly<RouterState>,
  plan: Plan,
  queue: Queue,
  policy: RoutingPolicy,
  { tenant, customer }: { readonly tenant?: TenantId | undefined; readonly customer: CustomerKey | null },
  atMs: Ms,
): Affinity | null {
  if (policy.lastAgent === null || customer === null) return null;
  const remembered = state.customers.get(contactKey(tenant ?? '', customer));
  if (remembered === undefined || !state.agents.has(remembered.agent)) return null;
  const { mode, limitMs, clock } = policy.lastAgent;
  return { agent: remembered.agent, mode, untilMs: spanEndsAtMs(plan, queue, atMs, limitMs, clock), origin: 'last-agent', deputies: [] };
}

type Asked = Pick<CommandOf<'contact.enqueue'>, 'agent' | 'portfolio'>;

/**
 * The agent the platform asks for: by name, or as the customer's owner with deputies. Owners and deputies who have left the roster are
 * skipped, so an outdated portfolio costs no contact. `undefined`: it asks for nobody; `null`: nobody it asks for is left.
 */
export function askedAffinity(
  state: Readonly<RouterState>,
  { agent, portfolio }: Asked,
  atMs: Ms,
): Affinity | null | undefined | Rejection {
  if (agent !== undefined) {
    if (!state.agents.has(agent.agent))
      return reject('AGENT_UNKNOWN', { agent: agent.agent, nearest: nearestName(agent.agent, [...state.agents.keys()]) });
    return { agent: agent.agent, mode: agent.mode, untilMs: atMs + agent.limitMs, origin: 'named', deputies: [] };
  }
  if (portfolio === undefined) return undefined;
  const { owner, mode, limitMs, deputyLimitMs } = portfolio;
  const others = [...new Set(portfolio.deputies)].filter((deputy) => deputy !== owner);
  const chain = [{ agent: owner, limitMs }, ...others.map((deputy) => ({ agent: deputy, limitMs: deputyLimitMs }))];
  const [first, ...deputies] = chain.filter((one) => state.agents.has(one.agent));
  return first === undefined ? null : { agent: first.agent, mode, untilMs: atMs + first.limitMs, origin: 'portfolio', deputies };
}

/** Who is preferred next when the preferred agent's time ends, counted from the instant it ended; `null`: nobody. */
export function nextAffinity({ mode, untilMs, origin, deputies }: Affinity): Affinity | null {
  const [next, ...others] = deputies;
  return next === undefined ? null : { agent: next.agent, mode, untilMs: untilMs + next.limitMs, origin, deputies: others };
}
