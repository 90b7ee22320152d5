import { CLOSES } from '@signalbox/engine/protocol';
import { BOTH, failed, passed, type Situation } from '../item.js';

const AGAIN_AFTER_MS = 100;

export const tokenOver: Situation = {
  name: 'token over',
  expected: 'A client that is told `tokenExpired` (4401) gets itself another token, and comes back with that one.',
  section: 'Close codes',
  roles: BOTH,
  play: async ({ wire, entries, until }, link) => {
    const from = entries.length;
    wire.over.add(link.token);
    link.tell({ type: 'bye', reason: 'tokenExpired', message: 'The token has expired.', retryAfterMs: AGAIN_AFTER_MS });
    link.close(CLOSES.tokenExpired.code);
    const came = await until(() => entries.slice(from).find(({ what }) => what === 'opened' || what === 'refused'));
    // Whoever has no other is let in again, so that the rest can be played.
    wire.over.clear();
    if (came === undefined) return failed('It did not come back, though there was another token to be had.');
    return came.what === 'opened' ? passed('It came back with another token.') : failed('It came back with the token that had run out.');
  },
};
