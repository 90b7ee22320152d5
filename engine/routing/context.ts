import type { PlanIndex } from '../core/plan-index.js';
import type { ShareRecord } from '../core/share-record.js';
import type { AgentRecord, LiveContact, RouterState } from '../core/state.js';
import type { AgentId, HubId, SkillId } from '../domain/ids.js';
import type { Plan } from '../domain/plan.js';
import type { RoutingPolicy, Step } from '../domain/policy.js';
import type { Queue } from '../domain/queue.js';
import type { Ms } from '../domain/units.js';

/**
 * Questions about agents at large, for reasons that depend on who else is there. Asked of every agent, or of an index that knows them by
 * their abilities: `census.ts` puts them.
 */
export interface Census {
  readonly anyCouldTake: (routing: Routing, asked: Asked) => boolean;
  readonly idleIn: (routing: Routing, step: Step) => number;
  /** What `work` says: the same for whoever is asked about as long as nothing happens and the contacts are alike. */
  readonly once: (routing: Routing, what: string, work: () => boolean) => boolean;
}

/** Which agents a question is about: left out, all of them. */
export interface Asked {
  readonly hub?: ((hub: HubId) => boolean) | undefined;
  readonly agent?: ((agent: AgentRecord) => boolean) | undefined;
}

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
  /** Who answers questions about agents at large; `null`: every agent is looked at. */
  readonly census: Census | null;
}

/** A contact kept in sight: the instant it is looked at moves on. */
export type Watched = Omit<Routing, 'atMs' | 'census'> & { atMs: Ms; census: Census | null };

/** Looks at a contact; `undefined` where the plan no longer knows its queue or channel. */
export function routingOf(state: Readonly<RouterState>, contact: LiveContact, atMs: Ms, census: Census | null = null): Routing | undefined {
  const { plan, index } = state;
  const queue = index?.queues.get(contact.queue);
  const policy = queue?.policies[contact.channel];
  if (plan === null || index === null || queue === undefined || policy === undefined) return undefined;
  return { state, plan, index, atMs, contact, queue, policy, steps: stepsAt(policy, contact.openSteps), census };
}

/** Open steps of policies, by the lists of their numbers, which contacts share: looked up instead of put together for each. */
const STEPS = new WeakMap<RoutingPolicy, WeakMap<readonly number[], Routing['steps']>>();

function stepsAt(policy: RoutingPolicy, open: readonly number[]): Routing['steps'] {
  let known = STEPS.get(policy);
  if (known === undefined) {
    known = new WeakMap();
    STEPS.set(policy, known);
  }
  let steps = known.get(open);
  if (steps === undefined) {
    steps = open.flatMap((number) => {
      const step = policy.steps[number];
      return step === undefined ? [] : [{ number, step }];
    });
    known.set(open, steps);
  }
  return steps;
}

/**
 * What the answer of a reason depends on. The index keeps answers as long as nothing of that has changed; a test compares it with the
 * matcher that asks anew, so that a wrong word here is noticed.
 *
 * `abilities`: the agent's profile (its validities as they are now; of its languages and skills only those that contact and queue name), and
 * of the contact its tenant, queue, channel, requirement, open steps and tiers, and whether it is urgent.
 * `agent`: the agent's own record and work and the state of its hub, and of the contact its channel, whether it is urgent, and what
 * `reads` names. Those that hold whatever the agent is handling read nothing that an offer's event writes, and are not asked anew for one.
 * `contact`: what there is between this contact and this agent, and who is signed in; never what the agent has in hand.
 * `crowd`: what other agents do, or have had; the same for all contacts alike and for all agents of the same abilities.
 *
 * Agents whom the contact prefers are asked for themselves, so that any reason may make an exception of them.
 */
export type Dependence = 'abilities' | 'agent' | 'contact' | 'crowd';

/**
 * Why an agent may not take a contact: one predicate, one file, one line in the list.
 * A reason about the contact and the agent alone ignores `step`; one about rings is asked for each open step.
 */
export interface Reason {
  readonly name: string;
  /** Left out: anything. Such a reason is asked about every agent each time, which is slow and never wrong. */
  readonly dependsOn?: Dependence;
  /** Whether it can keep anybody from this contact at present. Left out: it can. */
  readonly concerns?: (routing: Routing) => boolean;
  /**
   * For one that depends on the `crowd`: the same as long as its answers are, while nobody comes or goes; read from the queue and from what it has
   * counted of its shares. Left out: never the same.
   */
  readonly mood?: (queue: Queue, record: ShareRecord | null) => string | number;
  /** For one that depends on the `crowd`: whom it does not tell apart. Left out: agents of the same abilities. */
  readonly alike?: 'hub';
  /**
   * For one that depends on `abilities`: agents it may let have a contact that prefers them where it keeps others like them from it. Left
   * out: none.
   */
  readonly exempts?: (agent: AgentRecord) => boolean;
  /** Where it keeps the contact for one agent, that agent; the index asks nobody else. */
  readonly onlyFor?: (routing: Routing) => AgentId | undefined;
  /** What a reason that depends on the `agent` reads of the policy. Left out: nothing. */
  readonly reads?: (policy: RoutingPolicy) => string | number;
  readonly blocks: (routing: Routing, agent: AgentRecord) => boolean;
  readonly explains: (routing: Routing, agent: AgentRecord) => string;
}

export interface StepReason {
  readonly name: string;
  /** As with `Reason`. */
  readonly dependsOn?: 'abilities';
  /** Skills without which it blocks in every open step: the index need not ask about whoever lacks one. Left out: none. */
  readonly indispensable?: (routing: Routing) => readonly SkillId[];
  readonly blocks: (routing: Routing, agent: AgentRecord, step: Step) => boolean;
  readonly explains: (routing: Routing, agent: AgentRecord, step: Step) => string;
}
