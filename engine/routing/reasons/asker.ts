import type { Reason } from '../context.js';

/** The agent is the one asking: a consult or a warm transfer is meant for somebody else. */
export const asker: Reason = {
  name: 'asker',
  dependsOn: 'contact',
  concerns: ({ contact }) => contact.link !== null && contact.link.agent !== null,
  goesBy: ({ contact }) => contact.link?.agent ?? '',
  blocks: ({ contact }, { id }) => contact.link !== null && contact.link.agent === id,
  explains: ({ contact }, { id }) => `${id} asks by ${contact.contact} about ${contact.link?.contact}`,
};
