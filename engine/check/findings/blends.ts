import { problem } from '../../domain/plan-file/problems.js';
import type { Examine } from '../house.js';
import { hubsTaking } from './hubs-taking.js';

/** Hubs that are to blend both directions, but have nobody who takes a contact of any campaign. */
export const blends: Examine = (house) => {
  const { hubs, campaigns, queues } = house.plan;
  const blended = hubs.filter(({ blend }) => blend !== null);
  if (blended.length === 0) return [];
  const called = campaigns.flatMap(({ queue: id, channel }) => {
    const queue = queues.find((one) => one.id === id);
    return queue === undefined ? [] : [...hubsTaking(house, queue, channel)];
  });
  return blended.flatMap(({ id }) => (called.includes(id) ? [] : [problem('BLEND_UNUSED', 'plan', ['hubs', id, 'blend'], { hub: id })]));
};
