import type { PlanIndex } from '../core/state/plan-index.js';
import type { ShareRecord } from '../core/state/share-record.js';
import type { AgentRecord, LiveContact, RouterState } from '../core/state/state.js';
import type { AgentId, HubId, SkillId } from '../domain/ids.js';
import type { Plan } from '../domain/plan.js';
import type { RoutingPolicy, Step } from '../domain/policy.js';
import type { Queue } from '../domain/queue.js';
import type { Ms } from '../domain/units.js';

/**
 * Questions about the agents as a whole, for reasons that depend on who else is there. `census.ts` puts them either to every agent or to an
 * index that knows agents by their abilities.
 */
export interface Census {
  readonly anyCouldTake: (routing: Routing, asked: Asked) => boolean;
  readonly idleIn: (routing: Routing, step: Step) => number;
  /** The result of `work`, which may be cached: it must be the same for every agent and for all contacts alike until something happens. */
  readonly once: (routing: Routing, what: string, work: () => boolean) => boolean;
}

/** Which agents a question is about; by default all of them. */
export interface Asked {
  readonly hub?: ((hub: HubId) => boolean) | undefined;
  readonly agent?: ((agent: AgentRecord) => boolean) | undefined;
}

/** One contact in one state at one instant: what every reason and rank key reads. */
export interface Routing {
  readonly state: Readonly<RouterState>;
  readonly plan: Plan;
  readonly index: PlanIndex;
  readonly atMs: Ms;
  readonly contact: LiveContact;
  readonly queue: Queue;
  readonly policy: RoutingPolicy;
  /** The contact's open steps, lowest first. */
  readonly steps: readonly { readonly number: number; readonly step: Step }[];
  /** Answers questions about the agents as a whole; `null`: every agent is looked at. */
  readonly census: Census | null;
}

/** The routing of a contact that is looked at repeatedly: only the instant and the census change. */
export type Watched = Omit<Routing, 'atMs' | 'census'> & { atMs: Ms; census: Census | null };

/** The routing of a contact; `undefined` if the plan no longer has its queue or channel. */
export function routingOf(state: Readonly<RouterState>, contact: LiveContact, atMs: Ms, census: Census | null = null): Routing | undefined {
  const { plan, index } = state;
  const queue = index?.queues.get(contact.queue);
  const policy = queue?.policies[contact.channel];
  if (plan === null || index === null || queue === undefined || policy === undefined) return undefined;
  return { state, plan, index, atMs, contact, queue, policy, steps: stepsAt(policy, contact.openSteps), census };
}

/**
 * The open steps of each policy, by the list of their numbers. Contacts share these lists, so the steps are looked up instead of built for
 * each contact.
 */
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
 * What the answer of a reason depends on. The index keeps an answer until something it depends on changes; a test compares it with the
 * matcher that always asks again, so a wrong declaration is noticed.
 *
 * `abilities`: the agent's profile (with validities as of now; of languages and skills, only those that contact and queue name), and the
 * contact's tenant, queue, channel, requirement, open steps, tiers and urgency.
 * `agent`: the agent's own record and work, the state of its hub, the contact's channel and urgency, and what `reads` names. A reason that
 * holds whatever the agent is handling reads nothing that an offer's events write, and is not asked again after one.
 * `contact`: the history between this contact and this agent, and who is signed in; never what the agent has in hand.
 * `crowd`: what other agents are doing or have had; the same for all contacts alike and for all agents of the same abilities.
 *
 * Agents whom the contact prefers are asked about individually, so any reason may make an exception for them.
 */
export type Dependence = 'abilities' | 'agent' | 'contact' | 'crowd';

/**
 * Why an agent may not take a contact: one predicate, in one file, with one line in the list of reasons. A reason about contact and agent
 * alone ignores `step`; a reason about rings is asked for each open step.
 */
export interface Reason {
  readonly name: string;
  /** By default on anything: the reason is then asked about every agent every time, which is slow but never wrong. */
  readonly dependsOn?: Dependence;
  /** Whether it could keep any agent from this contact at present. By default it could. */
  readonly concerns?: (routing: Routing) => boolean;
  /**
   * For a reason that depends on the `crowd`: a value that stays the same as long as its answers do while nobody signs in or out, computed
   * from the queue and its share record. By default it never stays the same.
   */
  readonly mood?: (queue: Queue, record: ShareRecord | null) => string | number;
  /**
   * For a reason that depends on the `crowd`: it gives one answer for all agents of a hub. By default, one for all agents of the same
   * abilities.
   */
  readonly alike?: 'hub';
  /**
   * For a reason that depends on `abilities`: agents it may exempt for a contact that prefers them, although it blocks others with the same
   * abilities. By default none.
   */
  readonly exempts?: (agent: AgentRecord) => boolean;
  /**
   * For a reason that depends on the `contact`: what it reads of the contact, as text. It gives the same answers for two contacts with the
   * same text that do not differ otherwise. By default no two contacts are alike to it.
   */
  readonly goesBy?: (routing: Routing) => string;
  /** If it reserves the contact for one agent, that agent; the index then asks about nobody else. */
  readonly onlyFor?: (routing: Routing) => AgentId | undefined;
  /** What a reason that depends on the `agent` reads of the policy. By default nothing. */
  readonly reads?: (policy: RoutingPolicy) => string | number;
  readonly blocks: (routing: Routing, agent: AgentRecord) => boolean;
  readonly explains: (routing: Routing, agent: AgentRecord) => string;
}

export interface StepReason {
  readonly name: string;
  /** As in `Reason`. */
  readonly dependsOn?: 'abilities';
  /** Skills without which it blocks in every open step, so that the index need not ask about agents who lack one. By default none. */
  readonly indispensable?: (routing: Routing) => readonly SkillId[];
  readonly blocks: (routing: Routing, agent: AgentRecord, step: Step) => boolean;
  readonly explains: (routing: Routing, agent: AgentRecord, step: Step) => string;
}
