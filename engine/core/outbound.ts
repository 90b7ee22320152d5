import { isOpenAt, nextChangeMs } from '../domain/calendar.js';
import { type Campaign, dayCalendar, windowCalendar } from '../domain/campaign.js';
import type { Awaited } from '../domain/events/aside.js';
import type { ContactEnlisted, Outbound, Tally } from '../domain/events/outbound.js';
import { type CustomerKey, contactKey, type TenantId } from '../domain/ids.js';
import type { Ms } from '../domain/units.js';
import { LIMITS } from '../limits.js';
import type { LiveContact, RouterState } from './state/state.js';

/** The longest day of any zone, when clocks go back two hours; assumed if a calendar does not reach the next midnight. */
const LONGEST_DAY_MS = 26 * 3_600_000;

/** What the rules of a campaign depend on. */
type Known = Pick<RouterState, 'plan' | 'index'>;

/** Whether no campaign may call the customer, at the customer's request or somebody's on their behalf. */
export const isForbidden = ({ doNotContact }: Pick<RouterState, 'doNotContact'>, tenant: TenantId, customer: CustomerKey | null): boolean =>
  customer !== null && doNotContact.has(contactKey(tenant, customer));

const campaignOf = ({ index }: Known, { campaign }: Pick<Outbound, 'campaign'>): Campaign | undefined => index?.campaigns.get(campaign);

const windowOf = ({ plan }: Known, { window }: Campaign, zone: string) => plan?.calendars[windowCalendar(window, zone)];

const spentToday = (campaign: Campaign, { attemptsToday, dayEndsMs }: Tally, atMs: Ms): boolean =>
  atMs < dayEndsMs && attemptsToday >= campaign.attemptsPerDay;

/** From which attempt on a signal is needed, and until when it is awaited. */
export const signalUntilMs = ({ signalAfter, signalWithinMs }: Campaign, attempts: number, fromMs: Ms): Ms | null =>
  signalAfter === null || attempts < signalAfter ? null : fromMs + signalWithinMs;

/** The end of the customer's local day that contains an instant. */
function dayEndsMs({ plan }: Known, zone: string, atMs: Ms): Ms {
  const days = plan?.calendars[dayCalendar(zone)];
  const latestMs = atMs + LONGEST_DAY_MS;
  if (days === undefined) return latestMs;
  for (let nextMs = nextChangeMs(days, atMs); nextMs !== null && nextMs < latestMs; nextMs = nextChangeMs(days, nextMs))
    if (isOpenAt(days, nextMs)) return nextMs;
  return latestMs;
}

/** The tally after one more attempt; `againFromMs` is the earliest instant of the next one. */
export function tallied(known: Known, outbound: Outbound, attempt: number, atMs: Ms, againFromMs: Ms): Tally {
  const campaign = campaignOf(known, outbound);
  const sameDay = atMs < outbound.dayEndsMs;
  return {
    attemptsToday: sameDay ? outbound.attemptsToday + 1 : 1,
    dayEndsMs: sameDay ? outbound.dayEndsMs : dayEndsMs(known, outbound.zone, atMs),
    signalUntilMs: outbound.signalUntilMs ?? (campaign === undefined ? null : signalUntilMs(campaign, attempt, againFromMs)),
  };
}

export const enlistedAs = (
  { campaign, zone, signalUntilMs }: Pick<ContactEnlisted, 'campaign' | 'zone' | 'signalUntilMs'>,
  atMs: Ms,
): Outbound => ({
  campaign,
  zone,
  attempts: 0,
  attemptsToday: 0,
  dayEndsMs: 0,
  signalUntilMs,
  readAtMs: atMs,
});

/** Why the customer may not be called at all any more; `null`: they may, at the right time. */
export function whyOver(
  state: Readonly<RouterState>,
  { outbound, tenant, customer }: LiveContact,
): 'doNotContact' | 'attemptsSpent' | null {
  if (outbound === null) return null;
  if (isForbidden(state, tenant, customer)) return 'doNotContact';
  const campaign = campaignOf(state, outbound);
  return campaign === undefined || outbound.attempts < campaign.attemptsMax ? null : 'attemptsSpent';
}

/** What prevents calling the customer at this instant, and until when; `undefined`: nothing. */
export function heldBack(known: Known, outbound: Outbound, atMs: Ms): Awaited | undefined {
  const campaign = campaignOf(known, outbound);
  if (campaign === undefined) return undefined;
  const latestMs = atMs + LIMITS.asideMs;
  const { signalUntilMs: signalMs } = outbound;
  const held = ({ untilMs, ...awaited }: Awaited): Awaited =>
    signalMs !== null && signalMs <= untilMs
      ? { untilMs: Math.max(atMs, signalMs), ...awaited, atEnd: 'withdraw' }
      : { untilMs: Math.min(untilMs, latestMs), ...awaited };
  if (spentToday(campaign, outbound, atMs)) return held({ because: 'attempts', untilMs: outbound.dayEndsMs });
  const window = windowOf(known, campaign, outbound.zone);
  const changeMs = window === undefined ? null : nextChangeMs(window, atMs);
  // A calling window that has ended for good may open again when its calendar is extended.
  if (window === undefined || changeMs === null) return held({ because: 'window', untilMs: latestMs });
  if (!isOpenAt(window, atMs)) return held({ because: 'window', untilMs: isOpenAt(window, changeMs) ? changeMs : latestMs });
  return signalMs === null ? undefined : held({ because: 'signal', signal: true, untilMs: changeMs });
}

/**
 * Until when a contact waiting to be offered may be called without checking again; `null`: it is not to be called, or no date ends that. A
 * date in the past means that it must not be among those offered.
 */
export function callEndsAtMs(state: Readonly<RouterState>, contact: LiveContact): Ms | null {
  const { outbound, callback, state: at } = contact;
  if (outbound === null || callback === null || at === 'owned') return null;
  const { readAtMs, zone } = outbound;
  if (whyOver(state, contact) !== null) return readAtMs;
  const campaign = campaignOf(state, outbound);
  if (at === 'parked' || campaign === undefined) return null;
  const window = windowOf(state, campaign, zone);
  if (window === undefined || !isOpenAt(window, readAtMs) || spentToday(campaign, outbound, readAtMs)) return readAtMs;
  return nextChangeMs(window, readAtMs);
}
