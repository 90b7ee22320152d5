import type { Reason } from '../context.js';

/** The agent already has a live offer of this contact: a broadcast asks each agent once at a time. */
export const offeredAlready: Reason = {
  name: 'offered-already',
  dependsOn: 'contact',
  concerns: ({ contact }) => contact.state === 'offered',
  blocks: ({ state, contact }, agent) =>
    contact.state === 'offered' && contact.offers.some((offer) => state.offers.get(offer)?.agent === agent.id),
  explains: ({ contact }, { id }) => `${id} has been offered ${contact.contact} and has not answered yet`,
};
