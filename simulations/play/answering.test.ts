// Proves that how the first offer of a contact is answered depends neither on who is there to take it nor on which other contacts are offered.
import type { PlanFile } from '@signalbox/engine/plan';
import { expect, test } from 'vitest';
import type { Manners, Scenario } from './scenario.js';
import { CALLS, ofType, played, scenarioOf } from './testing/hall.js';

const MANNERS: Manners = { answer: { kind: 'gamma', meanMs: 3_000, variation: 0.6 }, missed: 0.2, declined: 0.2 };
const PLAN: Partial<PlanFile> = {
  queues: { calls: { channels: ['voice'] }, desk: { channels: ['voice'] } },
  channels: { voice: { offer: { strikes: 1_000 } } },
};
const HANDLING = { kind: 'exponential', meanMs: 40_000 } as const;
const DEMAND = [{ ...CALLS, handling: HANDLING, intervals: [{ fromMs: 0, toMs: 10_000_000, volume: 300 }] }];

/** What became of the first offer of each contact of `calls`, and after how long. */
async function firstAnswers(change: Partial<Scenario>): Promise<Map<string, string>> {
  const { events } = await played(scenarioOf({ manners: MANNERS, demand: DEMAND, endMs: 30_000_000, ...change }, PLAN));
  const endOf = new Map(
    [
      ...ofType(events, 'offer.accepted').map((event) => ({ ...event, how: 'accepted' })),
      ...ofType(events, 'offer.rejected').map((event) => ({ ...event, how: 'rejected' })),
      ...ofType(events, 'offer.expired').map((event) => ({ ...event, how: 'expired' })),
    ].map((event) => [event.offer, event]),
  );
  const first = new Map<string, string>();
  for (const { contact, offer, queue, atMs } of ofType(events, 'offer.made')) {
    const end = endOf.get(offer);
    if (queue === 'calls' && end !== undefined && !first.has(contact)) first.set(contact, `${end.how} after ${end.atMs - atMs} ms`);
  }
  return first;
}

test('one agent fewer, or other customers besides, change the first answer about nobody', async () => {
  const base = await firstAnswers({});
  const alone = await firstAnswers({ shifts: [{ agent: 'ann', fromMs: 0, toMs: null }] });
  const besides = await firstAnswers({ demand: [...DEMAND, { ...CALLS, name: 'others', queue: 'desk', handling: HANDLING }] });
  expect(base.size).toBeGreaterThan(250);
  expect(new Set([...base.values()].map((how) => how.split(' ')[0]))).toEqual(new Set(['accepted', 'rejected', 'expired']));
  for (const other of [alone, besides]) expect(other).toEqual(new Map([...other.keys()].map((contact) => [contact, base.get(contact)])));
  expect([alone.size, besides.size]).toEqual([base.size, base.size]);
});
