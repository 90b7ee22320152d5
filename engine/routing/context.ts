import type { PlanIndex } from '../core/plan-index.js';
import type { AgentRecord, LiveContact, RouterState } from '../core/state.js';
import type { Plan } from '../domain/plan.js';
import type { RoutingPolicy, Step } from '../domain/policy.js';
import type { Queue } from '../domain/queue.js';
import type { Ms } from '../domain/units.js';

/** One contact looked at in one state: what every reason and rank key reads. */
export interface Routing {
  readonly state: Readonly<RouterState>;
  readonly plan: Plan;
  readonly index: PlanIndex;
  readonly atMs: Ms;
  readonly contact: LiveContact;
  readonly queue: Queue;
  readonly policy: RoutingPolicy;
  /** Open steps of the contact, lowest first. */
  readonly steps: readonly { readonly number: number; readonly step: Step }[];
}

/** Looks at a contact; `undefined` where the plan no longer knows its queue or channel. */
export function routingOf(state: Readonly<RouterState>, contact: LiveContact, atMs: Ms): Routing | undefined {
  const { plan, index } = state;
  const queue = index?.queues.get(contact.queue);
  const policy = queue?.policies[contact.channel];
  if (plan === null || index === null || queue === undefined || policy === undefined) return undefined;
  const steps = [];
  for (const number of contact.openSteps) {
    const step = policy.steps[number];
    if (step !== undefined) steps.push({ number, step });
  }
  return { state, plan, index, atMs, contact, queue, policy, steps };
}

/**
 * Why an agent may not take a contact: one predicate, one file, one line in the list.
 * A reason about the contact and the agent alone ignores `step`; one about rings is asked for each open step.
 */
export interface Reason {
  readonly name: string;
  readonly blocks: (routing: Routing, agent: AgentRecord) => boolean;
  readonly explains: (routing: Routing, agent: AgentRecord) => string;
}

export interface StepReason {
  readonly name: string;
  readonly blocks: (routing: Routing, agent: AgentRecord, step: Step) => boolean;
  readonly explains: (routing: Routing, agent: AgentRecord, step: Step) => string;
}
