// What a crowd was in the mood for is forgotten with its demands: when the next one comes, a mood that returned meanwhile is news to it.
import { expect, test } from 'vitest';
import { scene } from '../../testing/scene.js';
import { company } from '../../testing/small.js';
import { indexedMatch } from '../match.js';
import { INDEX_LIMITS } from './limits.js';

test('whoever a share held back is offered somebody once the share is even again, as it was before its demand was forgotten', async () => {
  const groups = [
    { hubs: ['lisbon'], percent: 50 },
    { hubs: ['bucharest'], percent: 50 },
  ];
  const setting = company({
    agents: { lis: { hub: 'lisbon', skills: ['tech'] }, lis2: { hub: 'lisbon' }, buc: { skills: ['billing'] } },
    help: { steps: [{ hubs: 'any' }], wrapUpMax: 0, shares: { groups, window: 10, tolerance: 0, hold: '10m' } },
    queues: { other: { channels: ['voice'], wrapUpMax: 0 } },
  });
  const play = await scene(setting, { match: indexedMatch({ ...INDEX_LIMITS, demands: 1 }) });
  // Seen while both hubs are even, and forgotten when the next demand comes.
  await play.arrives('early');
  await play.send({ type: 'contact.abandon', contact: 'early' });
  // Urgent contacts are held back for nobody, but count: Lisbon is ahead.
  await play.ready('lis');
  await play.arrives('urgent', { band: 0, skills: [{ skill: 'tech' }] });
  await play.accepts('urgent');
  await play.ready('buc');
  await play.arrives('elsewhere', { queue: 'other' });
  await play.accepts('elsewhere');
  await play.ready('lis2');
  await play.arrives('late');
  // Bucharest draws even with another urgent one, so that late may go to Lisbon.
  await play.arrives('urgent too', { band: 0, skills: [{ skill: 'billing' }] });
  await play.done('elsewhere');
  play.told();
  await play.accepts('urgent too');
  expect(play.told()).toContain('late is offered to lis2');
});
