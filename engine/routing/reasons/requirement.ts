import type { AgentRecord } from '../../core/state/state.js';
import type { Requires, Term, Terms } from '../../domain/requires.js';
import type { Reason, Routing } from '../context.js';
import { skillLevelAt } from '../skills.js';

type Ask<T> = (item: T) => boolean;

const holds = <T>({ all, any, none }: { all: readonly T[]; any: readonly T[]; none: readonly T[] }, ask: Ask<T>): boolean =>
  all.every(ask) && (any.length === 0 || any.some(ask)) && !none.some(ask);

function meets(requires: Requires, agent: AgentRecord, atMs: number): boolean {
  const term: Ask<Term> = (one) =>
    'skill' in one ? skillLevelAt(agent, one.skill, atMs) >= one.level : one.is.includes(agent.profile.attributes[one.attribute] ?? '');
  return holds(requires, (item: Term | Terms) => ('all' in item ? holds(item, term) : term(item)));
}

const unmet = ({ policy, contact, atMs }: Routing, agent: AgentRecord): 'queue' | 'contact' | undefined => {
  if (policy.requires !== null && !meets(policy.requires, agent, atMs)) return 'queue';
  const { requires } = contact.requirement;
  return requires !== null && !meets(requires, agent, atMs) ? 'contact' : undefined;
};

const TEXT = { all: 'all of', any: 'one of', none: 'none of' } as const;

const told = (item: Requires | Terms | Term): string => {
  if ('skill' in item) return `${item.skill} ${item.level}`;
  if ('attribute' in item) return `${item.attribute} ${item.is.join(' or ')}`;
  const parts = (['all', 'any', 'none'] as const).flatMap((key) =>
    item[key].length === 0 ? [] : [`${TEXT[key]} (${item[key].map((one) => told(one)).join(', ')})`],
  );
  return parts.join(' and ') || 'anything';
};

/** The agent does not meet the boolean requirement of queue or contact on skills and declared attributes. Hard: no ring relaxes it. */
export const requirement: Reason = {
  name: 'requirement',
  dependsOn: 'abilities',
  blocks: (routing, agent) =>
    (routing.policy.requires !== null || routing.contact.requirement.requires !== null) && unmet(routing, agent) !== undefined,
  explains: (routing, agent) => {
    const whose = unmet(routing, agent);
    const requires = whose === 'queue' ? routing.policy.requires : routing.contact.requirement.requires;
    return `${agent.id} is not what ${whose === 'queue' ? routing.queue.id : routing.contact.contact} requires: ${requires === null ? '' : told(requires)}`;
  },
};
