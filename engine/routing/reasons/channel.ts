import type { Reason } from '../context.js';

/** The agent's profile does not list the contact's channel. */
export const channel: Reason = {
  name: 'channel',
  dependsOn: 'abilities',
  blocks: ({ contact }, { profile }) => !profile.channels.includes(contact.channel),
  explains: ({ contact }, { id, profile }) => `${id} handles ${profile.channels.join(', ')}; ${contact.contact} is ${contact.channel}`,
};
