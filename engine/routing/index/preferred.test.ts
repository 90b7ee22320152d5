// Whom a contact prefers is exempt from some reasons: what they say of the contact is then not what they say of others that ask the same.
import { expect, test } from 'vitest';
import { aheadOfItsShare } from '../../testing/ahead-of-its-share.js';
import { scene } from '../../testing/scene.js';
import { company } from '../../testing/small.js';

test('a contact that two crowd reasons hold back is asked about for the agent it prefers when one of them lets go', async () => {
  const play = await aheadOfItsShare({ agents: { bruno: { hub: 'lisbon' } }, help: { steps: [{ hubs: 'any', reserve: 1 }] } });
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
  const play = await aheadOfItsShare({ agents: { chloe: { hub: 'bucharest', tiers: late } } });
  await play.done('urgent');
  play.told();
  await play.arrives('for-chloe', { agent: { agent: 'chloe', mode: 'prefer', limitMs: 600_000 } });
  await play.arrives('for-anybody');
  expect(play.told()).toEqual(['for-chloe waits', 'for-anybody waits', 'for-anybody is offered to ana']);
});
