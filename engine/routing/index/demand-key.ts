import type { LiveContact } from '../../core/state.js';
import { wishesOf } from '../../core/wishes.js';
import type { Reason } from '../context.js';

/** Names hold no line ends: ids and tags are checked at the door. */
const SEPARATOR = '\n';

/** One string for all that reasons about abilities may read of a contact, and for the crowd reasons that concern it. */
export const demandKey = (contact: LiveContact, crowd: readonly Reason[]): string =>
  contact.queue +
  SEPARATOR +
  contact.channel +
  SEPARATOR +
  contact.tenant +
  SEPARATOR +
  (contact.band === 0 ? 'urgent' : '') +
  SEPARATOR +
  contact.openSteps.join() +
  SEPARATOR +
  contact.tiersOpenMs +
  SEPARATOR +
  crowd.map(({ name }) => name).join() +
  SEPARATOR +
  wishesOf(contact.requirement);
