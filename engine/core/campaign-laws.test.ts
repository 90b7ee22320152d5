// Read from the events of random histories alone: nobody is offered to be called outside the hours of their zone, nor once more than a day or the campaign allows.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs, seed } from '../../scripts/testing/runs.js';
import { isOpenAt, nextChangeMs } from '../domain/calendar.js';
import { dayCalendar, windowCalendar } from '../domain/campaign.js';
import type { Plan } from '../domain/plan.js';
import type { JournalRecord } from '../domain/record.js';
import { playScript } from '../testing/box.js';
import { anyOutboundScript } from '../testing/outbound-script.js';
import { plainJournal } from '../testing/plain-journal.js';

interface Called {
  readonly campaign: string;
  readonly zone: string;
  /** Nobody has reached the customer since the contact was last set aside. */
  toBeCalled: boolean;
  dials: number;
  /** Dials of the local day that ends then. */
  today: number;
  dayEndsMs: number;
}

/** The local midnight after an instant, looked for one calendar change after the other. */
function midnightAfter(plan: Plan, zone: string, atMs: number): number {
  const days = plan.calendars[dayCalendar(zone)];
  let nextMs = days === undefined ? null : nextChangeMs(days, atMs);
  while (days !== undefined && nextMs !== null && !isOpenAt(days, nextMs)) nextMs = nextChangeMs(days, nextMs);
  return nextMs ?? Number.MAX_SAFE_INTEGER;
}

/** What was done that must not be, and how much of each thing was seen. */
function read(records: readonly JournalRecord[]) {
  const wrong: string[] = [];
  const seen = { offers: 0, dials: 0, forbidden: 0, outside: 0, spentToday: 0, exhausted: 0, signals: 0 };
  const called = new Map<number, Called>();
  const customers = new Map<number, string>();
  const forbidden = new Set<string>();
  let plan: Plan | undefined;
  for (const { atMs, events } of records)
    for (const event of events) {
      if (event.type === 'plan.published') plan = event.plan;
      if (event.type === 'calendar.extended' && plan !== undefined)
        plan = { ...plan, calendars: { ...plan.calendars, ...Object.fromEntries(event.calendars.map((one) => [one.id, one])) } };
      if (event.type === 'customer.contact-forbidden') forbidden.add(`${event.tenant}/${event.customer}`);
      if (event.type === 'customer.contact-allowed') forbidden.delete(`${event.tenant}/${event.customer}`);
      if (event.type === 'contact.queued') customers.set(event.ordinal, `${event.tenant}/${event.customer}`);
      if (event.type === 'contact.enlisted') called.set(event.ordinal, { ...event, toBeCalled: true, dials: 0, today: 0, dayEndsMs: 0 });
      const one = 'ordinal' in event ? called.get(event.ordinal) : undefined;
      const campaign = plan?.campaigns.find(({ id }) => id === one?.campaign);
      if (one === undefined || campaign === undefined || plan === undefined) continue;
      if (event.type === 'contact.parked') one.toBeCalled = true;
      if (event.type === 'contact.parked' && event.because === 'window') seen.outside++;
      if (event.type === 'contact.parked' && event.because === 'attempts') seen.spentToday++;
      if (event.type === 'contact.returned' && event.because === 'signal') seen.signals++;
      if (event.type === 'contact.withdrawn' && event.reason === 'doNotContact') seen.forbidden++;
      if (event.type === 'contact.exhausted') seen.exhausted++;
      if (event.type === 'contact.dialled') {
        seen.dials++;
        one.dials++;
        one.today = atMs < one.dayEndsMs ? one.today + 1 : 1;
        if (one.today === 1) one.dayEndsMs = midnightAfter(plan, one.zone, atMs);
        if (event.outcome === 'connected') one.toBeCalled = false;
      }
      if (event.type !== 'offer.made' || !one.toBeCalled) continue;
      // Passed from hand to hand, it is not offered anew: an owner who has not dialled yet keeps it when the hours end.
      if (event.origin === 'transfer' || event.origin === 'take-over') continue;
      seen.offers++;
      const window = plan.calendars[windowCalendar(campaign.window, one.zone)];
      if (window === undefined || !isOpenAt(window, atMs)) wrong.push(`${event.contact} was offered at ${atMs}, outside its window`);
      if (forbidden.has(customers.get(event.ordinal) ?? ''))
        wrong.push(`${event.contact} was offered although its customer is not to be called`);
      if (one.dials >= campaign.attemptsMax) wrong.push(`${event.contact} was offered after ${one.dials} dials`);
      if (atMs < one.dayEndsMs && one.today >= campaign.attemptsPerDay)
        wrong.push(`${event.contact} was offered after ${one.today} dials of the day`);
    }
  return { wrong, seen };
}

test('called at the hours, and as often as may be', async () => {
  const numRuns = runs('campaigns', { fast: 75, nightly: 10_000 });
  const all: Record<string, number> = {};
  await fc.assert(
    fc.asyncProperty(anyOutboundScript(), async (script) => {
      const box = await playScript(script, { journal: plainJournal() });
      const { wrong, seen } = read(box.journal.records());
      for (const [what, count] of Object.entries(seen)) all[what] = (all[what] ?? 0) + count;
      expect(wrong).toEqual([]);
    }),
    { seed, numRuns },
  );
  // None of it is proved by never having happened.
  for (const count of Object.values(all)) expect(count).toBeGreaterThan(0);
});
