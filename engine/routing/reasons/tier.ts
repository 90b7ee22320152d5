import type { Reason } from '../context.js';
import { waitsForTier } from '../tier.js';

/**
 * The roster lets the agent help only with contacts that have waited for some time, and this one has not yet. Ends when it has, in routable
 * time. Agents whom the contact prefers are exempt.
 */
export const tier: Reason = {
  name: 'tier',
  dependsOn: 'abilities',
  exempts: ({ profile }) => profile.tiers.length > 0,
  blocks: ({ contact, atMs }, agent) =>
    agent.profile.tiers.length > 0 &&
    waitsForTier(contact, agent) !== undefined &&
    !(contact.affinity?.agent === agent.id && atMs < contact.affinity.untilMs),
  explains: ({ contact }, agent) => {
    const rule = waitsForTier(contact, agent);
    return `${agent.id} takes ${contact.contact} in tier ${rule?.tier} only after it has waited ${rule?.afterMs} ms`;
  },
};
