import { CLOSES } from '@signalbox/engine/protocol';
import { BOTH, failed, passed, type Situation } from '../item.js';

const WATCHED_MS = 3_000;

/** The last of all: a right client is gone afterwards. */
export const stayAway: Situation = {
  name: 'told to stay away',
  expected:
    'A client that is told `replaced` (4409, `retryAfterMs` null) does not come back by itself: two of one name would throw each other out for ever.',
  section: 'Close codes',
  roles: BOTH,
  play: async ({ entries, opened }, link) => {
    const from = entries.length;
    link.tell({ type: 'bye', reason: 'replaced', message: 'The same client has connected again.', retryAfterMs: null });
    link.close(CLOSES.replaced.code);
    const came = await opened(from, WATCHED_MS);
    return came === undefined ? passed(`It stayed away for the ${WATCHED_MS} ms it was watched.`) : failed('It came back.');
  },
};
