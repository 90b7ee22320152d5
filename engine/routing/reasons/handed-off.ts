import type { LiveContact } from '../../core/state/state.js';
import type { Reason } from '../context.js';

/** The contact itself, or the one on whose behalf a transfer asks. */
const handedOffOf = ({ link, contact }: LiveContact): string => (link?.handedOffBy === undefined ? contact : link.contact);

/** A bot has handed this contact off to people, so no bot is given it again. */
export const handedOff: Reason = {
  name: 'handed-off',
  dependsOn: 'contact',
  concerns: ({ contact }) => contact.handedOffBy !== null,
  goesBy: ({ contact }) => String(contact.handedOffBy !== null),
  blocks: ({ contact }, { profile }) => contact.handedOffBy !== null && profile.kind === 'bot',
  explains: ({ contact }, { id }) => `${contact.handedOffBy} has handed ${handedOffOf(contact)} off to people; ${id} is a bot`,
};
