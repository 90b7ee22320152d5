/** Proves that the slots customers may book follow the clock on the wall through both changes: as many as there are hours, each as long as promised. */
import { openRouter } from '@signalbox/engine';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { virtualClock } from '../../engine/testing/virtual-clock.js';
import { readPlanText } from './read-plan.js';

const HOUR_MS = 3_600_000;
const at = (text: string): number => Temporal.Instant.from(text).epochMilliseconds;

/** Slots of an hour in a night of 22:00 to 06:00, and in the day after it, as a customer there reads them. */
async function slotsAfter(now: string, zone: string): Promise<{ readonly shown: string[]; readonly lengths: Set<number> }> {
  const read = readPlanText(
    `
plan: shop
calendars: { always: { zone: ${zone}, weekly: { mon-sun: ["22:00-06:00", "09:00-11:00"] } } }
hubs: { one: { kind: monolingual, country: PT, zone: ${zone}, languages: [pt] } }
queues: { help: { channels: [voice], slots: { calendar: always, every: 1h, capacity: 1 } } }`,
    { nowMs: at(now) },
  );
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join(' '));
  const router = await openRouter({ plan: read.plan, clock: virtualClock(at(now)) });
  const asked = await router.ask({ type: 'slots', queue: 'help', fromMs: at(now), untilMs: at(now) + 18 * HOUR_MS });
  if (!asked.ok) throw new Error(asked.rejection.message);
  await router.close();
  const { slots } = asked.view;
  return {
    shown: slots.map(({ fromMs }) => Temporal.Instant.fromEpochMilliseconds(fromMs).toZonedDateTimeISO(zone).toString().slice(11, 16)),
    lengths: new Set(slots.map(({ fromMs, untilMs }) => untilMs - fromMs)),
  };
}

test('an hour that the clocks show twice has two slots', async () => {
  const { shown, lengths } = await slotsAfter('2026-10-24T20:30Z', 'Europe/Lisbon');
  expect(shown).toEqual(['22:00', '23:00', '00:00', '01:00', '01:00', '02:00', '03:00', '04:00', '05:00', '09:00', '10:00']);
  expect(lengths).toEqual(new Set([HOUR_MS]));
});

test('an hour that the clocks pass over has none', async () => {
  const { shown, lengths } = await slotsAfter('2027-03-27T20:30Z', 'Europe/Berlin');
  expect(shown).toEqual(['22:00', '23:00', '00:00', '01:00', '03:00', '04:00', '05:00', '09:00', '10:00']);
  expect(lengths).toEqual(new Set([HOUR_MS]));
});
