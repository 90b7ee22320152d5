import type { LiveContact } from '../../core/state.js';
import type { Reason } from '../context.js';

/** The contact itself, or the one a transfer asks for. */
const handedOffOf = ({ link, contact }: LiveContact): string => (link?.handedOffBy === undefined ? contact : link.contact);

/** A bot has handed the contact off to people: no bot is given it again. */
export const handedOff: Reason = {
  name: 'handed-off',
  dependsOn: 'contact',
  concerns: ({ contact }) => contact.handedOffBy !== null,
  blocks: ({ contact }, { profile }) => contact.handedOffBy !== null && profile.kind === 'bot',
  explains: ({ contact }, { id }) => `${contact.handedOffBy} has handed ${handedOffOf(contact)} off to people; ${id} is a bot`,
};
