import type { LiveContact } from '../../core/state/state.js';
import { wishesOf } from '../../core/state/wishes.js';
import type { Reason } from '../context.js';

/** Ids and tags never contain line ends: ADMIT checks that. */
const SEPARATOR = '\n';

/** One string for everything that reasons about abilities may read of a contact, plus the crowd reasons that concern it. */
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
