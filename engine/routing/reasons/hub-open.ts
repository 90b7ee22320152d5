import type { Reason } from '../context.js';

/** The agent's hub is suspended, or outside its opening hours. */
export const hubOpen: Reason = {
  name: 'hub-open',
  dependsOn: 'agent',
  blocks: ({ state }, { profile }) => state.hubs.get(profile.hub)?.state !== 'open',
  explains: ({ state }, { profile }) => `${profile.hub} is ${state.hubs.get(profile.hub)?.state ?? 'no longer in the plan'}`,
};
