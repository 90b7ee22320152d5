import type { CampaignId } from '../ids.js';
import type { Ms } from '../units.js';
import type { ContactSubject } from './contact.js';

/** A contact belongs to a campaign from now on: its customer is called at the hours and as often as the campaign says. */
export interface ContactEnlisted extends ContactSubject {
  readonly type: 'contact.enlisted';
  readonly campaign: CampaignId;
  /** Where the customer is: IANA zone in which hours and days are meant. */
  readonly zone: string;
  /** Until when it may wait for the signal it needs; `null`: it needs none yet. */
  readonly signalUntilMs: Ms | null;
}

/** What an attempt changed about a campaign contact. */
export interface Tally {
  /** Attempts within the customer's local day, which ends at `dayEndsMs`. */
  readonly attemptsToday: number;
  readonly dayEndsMs: Ms;
  readonly signalUntilMs: Ms | null;
}

/** The progress of a campaign contact. */
export interface Outbound extends Tally {
  readonly campaign: CampaignId;
  readonly zone: string;
  /** Attempts so far. */
  readonly attempts: number;
  /** When it was last checked whether the customer may be called. */
  readonly readAtMs: Ms;
}
