// Whom a contact prefers is exempt from some reasons: what they say of the contact is then not what they say of others that ask the same.
import { expect, test } from 'vitest';
import { scene } from '../../testing/scene.js';
import { company } from '../../testing/small.js';

const GROUPS = [
  { hubs: ['lisbon'], percent: 20 },
  { hubs: ['bucharest'], percent: 80 },
];

test('a contact that two crowd reasons hold back is asked about for the agent it prefers when one of them lets go', async () => {
  const play = await scene(
    company({
      agents: { ana: { hub: 'lisbon' }, bruno: { hub: 'lisbon' }, chloe: { hub: 'bucharest' } },
      help: { steps: [{ hubs: 'any', reserve: 1 }], wrapUpMax: 0, shares: { groups: GROUPS, window: 1, tolerance: 0, hold: '10m' } },
      queues: { other: { channels: ['voice'], wrapUpMax: 0 } },
    }),
  );
  await play.ready('chloe');
  await play.arrives('elsewhere', { queue: 'other' });
  await play.accepts('elsewhere');
  await play.ready('ana');
  // Urgent contacts are not held back, but they count: Lisbon is ahead of its share, and only Chloe's hub is owed something.
  await play.arrives('urgent', { band: 0 });
  await play.accepts('urgent');
  await play.ready('bruno');
  play.told();
  await play.arrives('call', { agent: { agent: 'bruno', mode: 'prefer', limitMs: 60_000 } });
  expect(play.told()).not.toContain('call is offered to bruno');
  await play.done('urgent');
  expect(play.told()).toContain('call is offered to bruno');
});

// An agent whose tier has not begun counts towards the reserve for a contact that prefers the agent, and for no other contact like it.
test('a contact that prefers an agent from a later tier is asked about by itself when the reserve lets go for it alone', async () => {
  const later = { tiers: [{ tier: 2, queue: 'help', after: '10m' }] };
  const play = await scene(
    company({ agents: { bruno: later, chloe: {} }, help: { channels: ['voice'], steps: [{ reserve: 1 }], wrapUpMax: 0 } }),
  );
  await play.ready('bruno');
  await play.arrives('other');
  await play.arrives('call', { agent: { agent: 'bruno', mode: 'prefer', limitMs: 60_000 } });
  expect(play.told()).toEqual(['other waits', 'call waits']);
  await play.ready('chloe');
  expect(play.told()).toEqual(['call is offered to bruno']);
});

test('an agent who helps out late is owed a share of what prefers that agent, and of nothing else', async () => {
  const late = [{ queue: 'help', tier: 1, after: '10m' }];
  const play = await scene(
    company({
      agents: { ana: { hub: 'lisbon' }, chloe: { hub: 'bucharest', tiers: late } },
      help: { wrapUpMax: 0, shares: { groups: GROUPS, window: 1, tolerance: 0, hold: '10m' } },
      queues: { other: { channels: ['voice'], wrapUpMax: 0 } },
    }),
  );
  await play.ready('chloe');
  await play.arrives('elsewhere', { queue: 'other' });
  await play.accepts('elsewhere');
  await play.ready('ana');
  // Lisbon has had more than its share.
  await play.arrives('first');
  await play.accepts('first');
  await play.done('first');
  play.told();
  await play.arrives('for-chloe', { agent: { agent: 'chloe', mode: 'prefer', limitMs: 600_000 } });
  await play.arrives('for-anybody');
  expect(play.told()).toEqual(['for-chloe waits', 'for-anybody waits', 'for-anybody is offered to ana']);
});
