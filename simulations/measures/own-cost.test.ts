/** An agent who has a cost per hour of their own costs that, whatever the hub's hours cost; premiums come on top. */
import type { PlanFile, RosterFile } from '@signalbox/engine/plan';
import { expect, test } from 'vitest';
import { defined, PLAN, trialOf } from '../scenario/testing/trials.js';
import { ALL, wholeOf } from './table.js';
import { measure } from './testing/measure.js';

/** Dublin's hours cost 3,000 and Lisbon's 2,000. */
const ROSTER: RosterFile = {
  agents: { ann: { hub: 'dublin', costPerHour: 4_500 } },
  groups: [
    { group: 'dublin', count: 2, hub: 'dublin' },
    { group: 'lisbon', count: 3, hub: 'lisbon', languages: ['en'], costPerHour: 1_200 },
  ],
};

test('of four hours, the last at half as much again', async () => {
  const trial = trialOf(
    {
      demand: { calls: { queue: 'calls', channel: 'voice', perHour: 1 } },
      costs: { premiums: [{ hours: '03:00-04:00', percent: '150%' }] },
    },
    {},
    PLAN,
    ROSTER,
  );
  const { staff } = await measure(trial);
  const hours = 3 + 1.5;
  expect(wholeOf(staff, 'group', 'ann').cost).toBe(4_500 * hours);
  expect(wholeOf(staff, 'group', 'lisbon').cost).toBe(3 * 1_200 * hours);
  expect(wholeOf(staff, 'hub', 'dublin').cost).toBe((4_500 + 2 * 3_000) * hours);
  expect(wholeOf(staff, 'all', ALL).cost).toBe((4_500 + 2 * 3_000 + 3 * 1_200) * hours);
});

test('of four hours, those of each hub at what its own premium says in its own local time, before what holds for all', async () => {
  const lisbon = { ...PLAN.hubs['lisbon'], zone: 'Europe/Bucharest' } as PlanFile['hubs'][string];
  const premiums = [
    { hours: '03:00-04:00', percent: '200%', hubs: ['lisbon'] },
    { hours: '02:00-03:00', percent: '300%', hubs: ['dublin'] },
    { hours: '02:00-04:00', percent: '150%' },
  ];
  const written = { demand: { calls: { queue: 'calls', channel: 'voice', perHour: 1 } }, costs: { premiums } };
  const plan = { ...PLAN, hubs: { ...PLAN.hubs, lisbon } };
  const { staff } = await measure(trialOf(written, {}, plan, ROSTER));
  // In Dublin it is 01:00 when it is 03:00 in Bucharest.
  expect(wholeOf(staff, 'group', 'lisbon').cost).toBe(3 * 1_200 * (1 + 2 + 2 * 1.5));
  expect(wholeOf(staff, 'group', 'dublin').cost).toBe(2 * 3_000 * (2 + 3 + 1.5));
  expect(defined({ ...written, costs: { premiums: [{ percent: '150%', hubs: ['lisbn'] }] } }).problems).toMatchObject([
    { code: 'NAME_UNKNOWN', path: ['costs', 'premiums', 0, 'hubs', 0] },
  ]);
});
