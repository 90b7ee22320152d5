import type { BoxOptions } from './box.js';
import { type Scene, scene } from './scene.js';
import { type Company, company } from './small.js';

/** One contact in five is Lisbon's and four are Bucharest's, as far as the last contact tells. */
const GROUPS = [
  { hubs: ['lisbon'], percent: 20 },
  { hubs: ['bucharest'], percent: 80 },
];

/**
 * Lisbon is ahead of its share: Ana, who is there, has the contact `urgent`. Whatever comes next to `help` is owed to Bucharest, where
 * Chloe is busy with the contact `elsewhere`.
 */
export async function aheadOfItsShare({ agents, help }: Partial<Company> = {}, options: BoxOptions = {}): Promise<Scene> {
  const play = await scene(
    company({
      agents: { ana: { hub: 'lisbon' }, chloe: { hub: 'bucharest' }, ...agents },
      help: { wrapUpMax: 0, shares: { groups: GROUPS, window: 1, tolerance: 0, hold: '10m' }, ...help },
      queues: { other: { channels: ['voice'], wrapUpMax: 0 } },
    }),
    options,
  );
  await play.ready('chloe');
  await play.arrives('elsewhere', { queue: 'other' });
  await play.accepts('elsewhere');
  await play.ready('ana');
  // Urgent contacts are not held back, but they count.
  await play.arrives('urgent', { band: 0 });
  await play.accepts('urgent');
  return play;
}
