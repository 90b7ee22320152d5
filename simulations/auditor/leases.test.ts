/** Work whose adapter stays away for longer than its lease must be over by then; a return, an outage, or having been taken later puts that off. */
import type { Event, Plan } from '@signalbox/engine';
import { expect, test } from 'vitest';
import { openLeases } from './leases.js';

const PLAN = { queues: [{ id: 'calls', policies: { voice: { leaseMs: 20_000 }, chat: { leaseMs: null } } }] } as unknown as Plan;

const queued = (ordinal: number, channel = 'voice') => ({
  type: 'contact.queued',
  contact: `c${ordinal}`,
  ordinal,
  queue: 'calls',
  channel,
  adapter: 'lines',
});
const taken = (ordinal: number) => ({ type: 'offer.accepted', ordinal });
const AWAY = { type: 'adapter.connection-expired', adapter: 'lines' };

/** What is found at an instant, after events at theirs. */
function found(atMs: number, ...events: readonly (readonly [number, object])[]): number {
  const leases = openLeases(PLAN);
  for (const [eventMs, event] of events) leases.take(event as Event, eventMs);
  return leases.closes(atMs).length;
}

test('from the end of the lease on', () => {
  const events = [
    [0, queued(1)],
    [0, queued(2, 'chat')],
    [0, queued(3)],
    [1_000, taken(1)],
    [1_000, taken(2)],
    [5_000, AWAY],
  ] as const;
  expect(found(24_999, ...events)).toBe(0);
  expect(found(25_000, ...events)).toBe(1);
  expect(found(25_000, ...events, [25_000, { type: 'contact.released', ordinal: 1 }])).toBe(0);
});

test('unless it was put off', () => {
  const events = [
    [0, queued(1)],
    [1_000, taken(1)],
    [5_000, AWAY],
  ] as const;
  expect(found(99_000, ...events, [6_000, { type: 'adapter.connected', adapter: 'lines' }])).toBe(0);
  expect(found(29_999, ...events, [10_000, { type: 'router.resumed' }])).toBe(0);
  expect(found(30_000, ...events, [10_000, { type: 'router.resumed' }])).toBe(1);
  expect(found(99_000, ...events, [6_000, { type: 'assignment.ended', ordinal: 1 }], [7_000, taken(1)])).toBe(0);
});
