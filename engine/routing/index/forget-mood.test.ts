// What a crowd was in the mood for is forgotten with its demands and with no others: a mood that returned meanwhile is news to who waits.
import { expect, test } from 'vitest';
import { type Scene, scene } from '../../testing/scene.js';
import { company } from '../../testing/small.js';
import { indexedMatch } from '../match.js';
import { INDEX_LIMITS } from './limits.js';

const GROUPS = [
  { hubs: ['lisbon'], percent: 50 },
  { hubs: ['bucharest'], percent: 50 },
];

/** The demand of an early contact was seen while both hubs were even, and has been forgotten since. Now Lisbon is ahead. */
async function lisbonAhead(): Promise<Scene> {
  const setting = company({
    agents: { lis: { hub: 'lisbon', skills: ['tech'] }, lis2: { hub: 'lisbon' }, buc: { skills: ['billing'] }, away: {} },
    help: { steps: [{ hubs: 'any' }], wrapUpMax: 0, shares: { groups: GROUPS, window: 10, tolerance: 0, hold: '10m' } },
    queues: { other: { channels: ['voice'], wrapUpMax: 0 } },
  });
  const play = await scene(setting, { match: indexedMatch({ ...INDEX_LIMITS, demands: 1 }) });
  await play.arrives('early');
  await play.send({ type: 'contact.abandon', contact: 'early' });
  await play.ready('lis');
  // Urgent contacts are not held back, but they count.
  await play.taken('urgent', { band: 0, skills: [{ skill: 'tech' }] });
  return play;
}

/** A call comes that is held back from Lisbon; then Bucharest draws even with another urgent contact. Tells what comes of it. */
async function heldUntilEven(play: Scene, late: Parameters<Scene['arrives']>[1] = {}): Promise<readonly string[]> {
  await play.ready('buc');
  await play.taken('elsewhere', { queue: 'other' });
  await play.ready('lis2');
  await play.arrives('late', late);
  await play.arrives('urgent too', { band: 0, skills: [{ skill: 'billing' }] });
  await play.done('elsewhere');
  play.told();
  await play.accepts('urgent too');
  return play.told();
}

test('whoever a share held back is offered somebody once it is even, as it was before their demand was forgotten', async () => {
  expect(await heldUntilEven(await lisbonAhead())).toContain('late is offered to lis2');
});

test('so is a contact kept for one agent: its demand is not forgotten, though it is not listed', async () => {
  const portfolio = { owner: 'away', deputies: ['lis2'] };
  expect(await heldUntilEven(await lisbonAhead(), { portfolio })).toContain('late is offered to lis2');
});
