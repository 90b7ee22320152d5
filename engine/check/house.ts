import type { AgentId, ChannelId, LanguageTag } from '../domain/ids.js';
import type { Problem } from '../domain/plan-file/problems.js';
import type { RoutingPolicy } from '../domain/policy.js';
import type { Queue } from '../domain/queue.js';
import type { Demand, Reaches } from './reach.js';
import type { Rehearsal } from './rehearsal.js';

/** A plan and roster under examination: rehearsed, with the answers about who could take what. */
export interface House extends Rehearsal, Reaches {}

/** Looks for one kind of finding and reports where it is in the plan, or in the roster under `agents` and the agent's id. */
export type Examine = (house: House) => readonly Problem[];

/** Every queue with every channel it takes. */
export function* policiesOf({ plan }: Pick<House, 'plan'>): Generator<{ queue: Queue; channel: ChannelId; policy: RoutingPolicy }> {
  for (const queue of plan.queues)
    for (const channel of queue.channels) {
      const policy = queue.policies[channel];
      if (policy !== undefined) yield { queue, channel, policy };
    }
}

/** A contact without a language, and one in each language of the plan. */
export const languageDemands = ({ plan }: Pick<House, 'plan'>, queue: Queue, channel: ChannelId): readonly Demand[] => [
  { queue, channel, languages: [] },
  ...plan.languages.map((language): Demand => ({ queue, channel, languages: [language] })),
];

/** Where a policy's fields are, whether set for the channel, the queue or for both together. */
export const policyPath = (queue: Queue, channel: ChannelId, ...rest: readonly (string | number)[]) => [
  'queues',
  queue.id,
  'byChannel',
  channel,
  ...rest,
];

const LANGUAGES_NAMED = 12;

/** Languages as sentences list them. */
export const inWords = (languages: readonly LanguageTag[], whole: readonly LanguageTag[]): string =>
  languages.length === whole.length && whole.length > 1
    ? 'any language'
    : `${languages.slice(0, LANGUAGES_NAMED).join(', ')}${languages.length > LANGUAGES_NAMED ? ` and ${languages.length - LANGUAGES_NAMED} more` : ''}`;

/** The first of several agents, and how many more there are. */
export const namesOf = (ids: readonly AgentId[]): string =>
  ids.length === 1 ? `Agent ${ids[0]}` : `Agent ${ids[0]} and ${ids.length - 1} like it`;
