import type { Ms } from '../units.js';
import type { ContactSubject } from './contact.js';

/** The contact has waited so long that further agents' tiers begin for it; they stay open however its clock goes on. */
export interface TierOpened extends ContactSubject {
  readonly type: 'tier.opened';
  /** Rules that begin after this much waiting, or less, count from now on. */
  readonly afterMs: Ms;
}
