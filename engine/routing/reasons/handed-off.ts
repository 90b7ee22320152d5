import type { Reason } from '../context.js';

/** A bot has handed the contact off to people: no bot is given it again. */
export const handedOff: Reason = {
  name: 'handed-off',
  dependsOn: 'contact',
  concerns: ({ contact }) => contact.handedOffBy !== null,
  blocks: ({ contact }, { profile }) => contact.handedOffBy !== null && profile.kind === 'bot',
  explains: ({ contact }, { id }) => `${contact.handedOffBy} has handed ${contact.contact} off to people; ${id} is a bot`,
};
