import { BOTH, failed, notSeen, passed, type Situation } from '../item.js';

export const silence: Situation = {
  name: 'silence',
  expected: 'After two heartbeats of silence a client takes the connection for dead, though nobody has closed it, and makes another.',
  section: 'Frames',
  roles: BOTH,
  play: async ({ wire, entries, until, patienceMs }) => {
    const link = wire.link;
    if (link === undefined) return notSeen('It was not connected.');
    const from = entries.length;
    const frozenMs = performance.now();
    link.freeze();
    const again = await until(() => entries.find((entry, at) => at >= from && entry.what === 'opened'));
    link.cut();
    if (again === undefined) return failed(`It stayed on a connection on which nothing was to be heard for ${patienceMs} ms.`);
    return passed(`It came back on another connection after ${Math.round(again.atMs - frozenMs)} ms.`);
  },
};
