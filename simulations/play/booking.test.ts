/** Customers who book get the first free slot that is far enough ahead, of the calendar or listed, and what they are promised counts from its beginning. */
import type { PlanFile } from '@signalbox/engine/plan';
import { expect, test } from 'vitest';
import type { Demand } from './scenario.js';
import { CALLS, ofType, played, scenarioOf } from './testing/hall.js';

const instant = (atMs: number): string => `${new Date(atMs).toISOString().slice(0, 19)}Z`;
const MINUTE_MS = 60_000;
/** Ten places in each quarter of an hour. */
const list = Array.from({ length: 8 }, (_, n) => ({
  from: instant(n * 15 * MINUTE_MS),
  until: instant((n + 1) * 15 * MINUTE_MS),
  capacity: 10,
}));
const booking = (target?: object): Partial<PlanFile> => ({
  queues: { calls: { channels: ['voice'], slots: { list }, ...(target === undefined ? {} : { target }) } } as PlanFile['queues'],
});
const DEMAND: Demand = { ...CALLS, books: { kind: 'constant', ms: 20 * MINUTE_MS } };

test('a slot that is listed is booked like one of a calendar', async () => {
  const { lives, events } = await played(scenarioOf({ demand: [DEMAND] }, booking()));
  const booked = new Map(ofType(events, 'slot.booked').map(({ contact, fromMs }) => [contact, fromMs]));
  expect(lives.length).toBeGreaterThan(15);
  expect(booked.size).toBe(lives.length);
  for (const { customer, atMs, waitedMs } of lives) {
    const slotMs = booked.get(customer.id) ?? 0;
    expect(slotMs).toBeGreaterThanOrEqual(customer.arrivalMs + 20 * MINUTE_MS);
    expect(waitedMs).toBe(atMs - slotMs);
  }
});

test('where the work has to be over within a time, that time counts from the slot', async () => {
  const { parts } = await played(scenarioOf({ demand: [DEMAND] }, booking({ percent: 80, within: '10m', end: 'resolve' })));
  expect(parts.length).toBeGreaterThan(15);
  expect(parts.filter(({ withinTarget }) => !withinTarget)).toEqual([]);
});
