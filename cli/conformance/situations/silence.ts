import { BOTH, failed, passed, type Situation } from '../item.js';

export const silence: Situation = {
  name: 'silence',
  expected: 'After two heartbeats of silence a client takes the connection for dead, though nobody has closed it, and makes another.',
  section: 'Frames',
  roles: BOTH,
  play: async ({ entries, opened, patienceMs }, link) => {
    const from = entries.length;
    const frozenMs = performance.now();
    link.freeze();
    const again = await opened(from);
    link.cut();
    if (again === undefined) return failed(`It stayed on a connection on which nothing was to be heard for ${patienceMs} ms.`);
    return passed(`It came back on another connection after ${Math.round(again.atMs - frozenMs)} ms.`);
  },
};
