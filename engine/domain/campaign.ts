import type { CalendarId, CallingWindowId, CampaignId, ChannelId, QueueId } from './ids.js';
import type { Ms } from './units.js';

/** What dialling somebody can come to without reaching them. */
export const UNREACHED = ['no-answer', 'busy', 'machine', 'failed'] as const;
export type Unreached = (typeof UNREACHED)[number];

/** How customers are called whom nobody has asked for: when, how often, and after how long again. */
export interface Campaign {
  readonly id: CampaignId;
  readonly queue: QueueId;
  readonly channel: ChannelId;
  readonly band: number;
  /** Hours of the day, in the customer's own zone, at which anybody is called. */
  readonly window: CallingWindowId;
  /** Most attempts in all, and within one day of the customer's zone. */
  readonly attemptsMax: number;
  readonly attemptsPerDay: number;
  /** Least time between an attempt that came to this and the next one. */
  readonly retryMs: Readonly<Record<Unreached, Ms>>;
  /** After so many attempts a contact is offered only on a signal; 0: from the first on. `null`: never. */
  readonly signalAfter: number | null;
  /** Longest wait for that signal. */
  readonly signalWithinMs: Ms;
}

/**
 * Names of the compiled calendars behind campaigns, beside those people give: a name of the plan holds no slash.
 * A calling window is compiled for every zone customers are in.
 */
export const windowCalendar = (window: CallingWindowId, zone: string): CalendarId => `window/${window}/${zone}`;
/** The mornings of a zone: each opening is where one of its days begins, also where the clocks jump over midnight. */
export const dayCalendar = (zone: string): CalendarId => `days/${zone}`;
/** Whether a calendar is one of those. */
export const isOfCampaigns = (calendar: CalendarId): boolean => calendar.startsWith('window/') || calendar.startsWith('days/');
