import type { Reason } from '../context.js';

/** The work must stay on site and the agent works from home. Hard: no ring relaxes it. */
export const workplace: Reason = {
  name: 'workplace',
  dependsOn: 'abilities',
  blocks: ({ policy, contact }, { profile }) => (policy.site || contact.requirement.site) && profile.workplace.kind !== 'site',
  explains: ({ contact }, { id }) => `${contact.contact} stays on site; ${id} works at home`,
};
