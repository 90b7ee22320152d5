import type { AgentProfile } from '../agent.js';
import type { Plan } from '../plan.js';
import type { RoutingPolicy, Step } from '../policy.js';
import type { Queue } from '../queue.js';
import { type Problem, problem } from './problems.js';

/** What a plan and its roster lack together. Hints, placed in the plan: a queue may be written before its agents are hired. */
export function coverage(plan: Plan, agents: readonly AgentProfile[]): readonly Problem[] {
  const spoken = new Set(agents.flatMap((agent) => agent.languages.map(({ language }) => language)));
  const held = new Set(agents.flatMap((agent) => agent.skills.map(({ skill }) => skill)));
  return [
    ...plan.queues.flatMap((queue) => queue.channels.flatMap((channel, index) => unserved(plan, queue, channel, index, agents))),
    ...plan.languages.flatMap((language) =>
      spoken.has(language) ? [] : [problem('LANGUAGE_UNSPOKEN', 'plan', ['languages'], { language })],
    ),
    ...plan.skills.flatMap(({ id }, index) => (held.has(id) ? [] : [problem('SKILL_UNHELD', 'plan', ['skills', index], { skill: id })])),
  ];
}

type Condition = readonly [reason: string, holds: (agent: AgentProfile) => boolean];

/** The conditions no waiting ever relaxes further than the last step does, one by one: the first that leaves nobody is the reason. */
function unserved(plan: Plan, queue: Queue, channel: string, index: number, agents: readonly AgentProfile[]): readonly Problem[] {
  const policy = queue.policies[channel];
  if (policy === undefined) return [];
  const authorisations = new Set(plan.skills.filter((skill) => skill.authorisation).map(({ id }) => id));
  const conditions: readonly Condition[] = [
    [`nobody serves tenant ${queue.tenant}`, (agent) => agent.tenants.includes(queue.tenant)],
    [`nobody of that tenant takes ${channel}`, (agent) => agent.channels.includes(channel) && agent.channelMax[channel] !== 0],
    [`all who take ${channel} have a capacity below its cost`, (agent) => agent.capacity >= (agent.channelCost[channel] ?? policy.cost)],
    ['all who could are limited to other queues', (agent) => agent.queues?.includes(queue.id) ?? true],
    [
      'none of them satisfies any step in hub and skills',
      (agent) => policy.steps.some((step) => fits(agent, step, policy, authorisations)),
    ],
  ];
  let left = agents;
  for (const [reason, holds] of conditions) {
    left = left.filter(holds);
    if (left.length === 0) {
      return [problem('QUEUE_UNSERVED', 'plan', ['queues', queue.id, 'channels', index], { queue: queue.id, channel, reason })];
    }
  }
  return [];
}

function fits(agent: AgentProfile, step: Step, policy: RoutingPolicy, authorisations: ReadonlySet<string>): boolean {
  const lists = [step.hubs, ...Object.values(step.hubsByLanguage)];
  return (
    lists.some((hubs) => hubs === null || hubs.includes(agent.hub)) &&
    policy.skills.every(({ skill, level }) => {
      if (step.skillsDropped.includes(skill)) return true;
      const tolerance = authorisations.has(skill) ? 0 : step.skillTolerance;
      return agent.skills.some((own) => own.skill === skill && own.level >= level - tolerance);
    })
  );
}
