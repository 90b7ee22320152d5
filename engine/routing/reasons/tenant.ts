import type { Reason } from '../context.js';

/** Nothing crosses tenants unless the agent serves both; an agent may also be limited to named queues. */
export const tenant: Reason = {
  name: 'tenant',
  dependsOn: 'abilities',
  blocks: ({ contact }, { profile }) =>
    !profile.tenants.includes(contact.tenant) || (profile.queues !== null && !profile.queues.includes(contact.queue)),
  explains: ({ contact }, { id, profile }) =>
    profile.tenants.includes(contact.tenant)
      ? `${id} is limited to the queues ${profile.queues?.join(', ')}`
      : `${id} serves ${profile.tenants.join(', ')}; ${contact.contact} belongs to ${contact.tenant}`,
};
