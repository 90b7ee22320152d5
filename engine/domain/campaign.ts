import type { CalendarId, CallingWindowId, CampaignId, ChannelId, QueueId } from './ids.js';
import type { Ms } from './units.js';

/** Outcomes of dialling that do not reach the customer. */
export const UNREACHED = ['no-answer', 'busy', 'machine', 'failed'] as const;
export type Unreached = (typeof UNREACHED)[number];

/** How customers who have not asked are called: when, how often, and at what intervals. */
export interface Campaign {
  readonly id: CampaignId;
  readonly queue: QueueId;
  readonly channel: ChannelId;
  readonly band: number;
  /** Hours of the day, in the customer's own zone, at which calls are allowed. */
  readonly window: CallingWindowId;
  /** Maximum number of attempts in all, and within one day of the customer's zone. */
  readonly attemptsMax: number;
  readonly attemptsPerDay: number;
  /** Minimum time between an attempt with this outcome and the next one. */
  readonly retryMs: Readonly<Record<Unreached, Ms>>;
  /** After this many attempts a contact is offered only on a signal; 0: from the first on. `null`: never. */
  readonly signalAfter: number | null;
  /** Longest wait for that signal. */
  readonly signalWithinMs: Ms;
}

/**
 * Names of the compiled calendars that campaigns need. They contain slashes, which names in a plan never do. A calling window is compiled
 * for every zone that customers are in.
 */
export const windowCalendar = (window: CallingWindowId, zone: string): CalendarId => `window/${window}/${zone}`;
/** The days of a zone: each opening is the start of a day, even where clocks jump over midnight. */
export const dayCalendar = (zone: string): CalendarId => `days/${zone}`;
/** Whether a calendar is one of those. */
export const isOfCampaigns = (calendar: CalendarId): boolean => calendar.startsWith('window/') || calendar.startsWith('days/');
