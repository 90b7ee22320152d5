import type { Ms } from '../units.js';
import type { ContactSubject } from './contact.js';

/** The contact has waited long enough for further agents' tiers to begin for it; they stay open whatever its clock does. */
export interface TierOpened extends ContactSubject {
  readonly type: 'tier.opened';
  /** Rules that begin after this much waiting, or less, apply from now on. */
  readonly afterMs: Ms;
}
