import type { StepReason } from '../context.js';

/** The step asks only bots and the agent is a person, or the other way round. */
export const bots: StepReason = {
  name: 'bots',
  dependsOn: 'abilities',
  blocks: (_, { profile }, step) => step.bots !== 'any' && (step.bots === 'only') !== (profile.kind === 'bot'),
  explains: (_, { id, profile }, step) =>
    step.bots === 'only' ? `${id} is a person, and only bots are asked so far` : `${id} is a ${profile.kind}, and people are asked here`,
};
