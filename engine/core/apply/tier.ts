import type { TierOpened } from '../../domain/events/tier.js';
import { watch } from '../due/due.js';
import type { RouterState } from '../state/state.js';
import { found } from './move.js';

export function openTier(state: RouterState, { ordinal, afterMs }: TierOpened): void {
  const contact = found(state.contacts.get(ordinal), 'contact', ordinal);
  contact.tiersOpenMs = afterMs;
  watch(state, 'tier', contact.contact, ordinal);
}
