import type { Affinity } from '../domain/events/contact.js';
import { type CustomerKey, contactKey, type TenantId } from '../domain/ids.js';
import type { Plan } from '../domain/plan.js';
import type { RoutingPolicy } from '../domain/policy.js';
import type { Queue } from '../domain/queue.js';
import type { Ms } from '../domain/units.js';
import { spanEndsAtMs } from './place.js';
import type { RouterState } from './state.js';

/** The agent who had this customer last, as far as the policy prefers that agent. */
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
  return { agent: remembered.agent, mode, untilMs: spanEndsAtMs(plan, queue, atMs, limitMs, clock) };
}
