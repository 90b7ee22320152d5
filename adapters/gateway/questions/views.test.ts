// A snapshot in parts holds everything exactly once: the long list in pieces, everything else in the first part.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type House, openHouse } from '../testing/house.js';
import { populate, standing } from '../testing/world.js';
import { snapshotParts } from './views.js';

let house: House;
beforeEach(async () => {
  house = await openHouse({ clock: standing });
  await populate(house.router);
});
afterEach(() => house.close());

test('an overview with a standing alarm', async () => {
  const urgent = { type: 'contact.enqueue', tenant: 'beta', contact: 'alarm', queue: 'beta-care', channel: 'chat', band: 0 } as const;
  for (const contact of ['alarm', 'alarm-2', 'alarm-3', 'alarm-4']) await house.router.send({ ...urgent, contact });
  const answer = await house.router.ask({ type: 'overview', tenants: null });
  if (!answer.ok) throw new Error(answer.rejection.message);
  const whole = answer.view;
  expect(whole.alarms.length).toBeGreaterThan(0);
  expect(whole.agents.length).toBeGreaterThan(1);

  const parts = snapshotParts(whole, 1) as (typeof whole)[];
  expect(parts).toHaveLength(whole.agents.length);
  const joined = (list: 'alarms' | 'queues' | 'hubs' | 'agents') => parts.flatMap((part): readonly object[] => part[list]);
  for (const list of ['alarms', 'queues', 'hubs', 'agents'] as const) expect([list, joined(list)]).toEqual([list, whole[list]]);
});
