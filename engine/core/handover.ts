import type { LiveContact } from './state.js';

/** Whether something follows from the contact by itself: a consult, or a transfer nobody has taken yet. */
export const isBetweenPeople = ({ link, returnsTo }: LiveContact): boolean => link !== null || returnsTo !== null;

/** Whether one agent is to be asked and nobody else. */
export const isForOne = ({ link, returnsTo }: LiveContact): boolean => returnsTo !== null || (link !== null && link.to !== null);
