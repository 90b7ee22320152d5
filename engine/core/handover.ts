import type { LiveContact } from './state/state.js';

/** Whether something follows from the contact by itself: a consult, or a transfer not taken yet. */
export const isBetweenPeople = (contact: LiveContact): boolean => isAsking(contact) || contact.returnsTo !== null;

/** Whether one particular agent is to be asked and nobody else. */
export const isForOne = ({ link, returnsTo }: LiveContact): boolean => returnsTo !== null || (link !== null && link.to !== null);

/** Whether the contact is an agent's question about another contact, and ends with it. */
export const isAsking = ({ link }: Pick<LiveContact, 'link'>): boolean => link !== null && link.kind !== 'followUp';
