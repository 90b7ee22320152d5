import type { EventOf, Plan, Roster } from '@signalbox/engine';
import type { AgentProfile } from '@signalbox/engine/plan';
import type { Customer } from './customers.js';
import type { Demand, HandlingFactors } from './scenario.js';

export interface HandlingOptions {
  readonly plan: Plan;
  readonly roster: Roster;
  /** Handling time of the agent's shift in percent. */
  readonly shiftPercent: (agent: string) => number;
}

/** Who does the work, and on what. */
export interface Handling {
  readonly customer: Customer;
  readonly agent: string;
  /** The language of service; `null`: none was named. */
  readonly language: string | null;
}

/** How long work takes, depending on who does it, by the plan in force and the agents as they are now. */
export interface HandlingTimes {
  /** `others`: number of contacts the agent has in hand already. */
  of(work: Handling, others: number): number;
  /** After this long without a message, the plan regards a customer as silent; `null`: it does not. */
  silenceMs(customer: Customer): number | null;
  heard(event: EventOf<'agent.changed' | 'plan.published'>): void;
}

export function openHandlingTimes({ plan, roster, shiftPercent }: HandlingOptions): HandlingTimes {
  const profiles = new Map(roster.agents.map((profile) => [profile.id, profile]));
  const policies = new Map<string, Plan['queues'][number]['policies']>();
  const readPlan = ({ queues }: Plan): void => {
    policies.clear();
    for (const queue of queues) policies.set(queue.id, queue.policies);
  };
  readPlan(plan);
  const policyOf = ({ queue, channel }: Demand) => policies.get(queue)?.[channel];

  return {
    of({ customer, agent, language }, others) {
      const { demand, handlingMs } = customer;
      const profile = profiles.get(agent) as AgentProfile;
      let percent = (profile.handlingPercent * shiftPercent(agent)) / 100;
      if (demand.levelPercent !== undefined) {
        const skills = [...(demand.skills ?? []), ...(policyOf(demand)?.skills ?? [])];
        percent *= levelPercent(profile, skills, demand.levelPercent) / 100;
      }
      if (language !== null) percent *= (demand.languagePercent?.[language] ?? 100) / 100;
      // A bot gives each of its contacts the whole of its attention.
      if (profile.kind !== 'bot') percent *= 1 + ((demand.concurrentPercent ?? 0) * others) / 100;
      return percent === 100 ? handlingMs : Math.round((handlingMs * percent) / 100);
    },
    silenceMs: ({ demand }) => policyOf(demand)?.idle?.afterMs ?? null,
    heard(event) {
      if (event.type === 'agent.changed') profiles.set(event.agent, event.profile);
      else {
        readPlan(event.plan);
        for (const profile of [...event.roster.agents, ...event.overlaid]) profiles.set(profile.id, profile);
      }
    },
  };
}

/** By the lowest of the agent's levels in the skills the contact needs; 100 if it needs none. */
export function levelPercent(
  profile: AgentProfile,
  needs: readonly { readonly skill: string }[],
  byLevel: NonNullable<HandlingFactors['levelPercent']>,
): number {
  if (needs.length === 0) return 100;
  const levels = needs.map((need) => profile.skills.find(({ skill }) => skill === need.skill)?.level ?? 1);
  return byLevel[Math.min(...levels)] ?? 100;
}
