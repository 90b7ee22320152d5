import { CLOSES } from '@signalbox/engine/protocol';
import { BOTH, failed, passed, type Situation } from '../item.js';

const STAY_AWAY_MS = 1_500;
/** Clocks of two processes and timers that fire a little early. */
const TOLERANCE_MS = 50;

export const routerStops: Situation = {
  name: 'told when to return',
  expected: 'A client that is sent away with `retryAfterMs` in the `bye` stays away for that long, and then comes back.',
  section: 'Close codes',
  roles: BOTH,
  play: async ({ entries, opened }, link) => {
    const from = entries.length;
    link.tell({ type: 'bye', reason: 'goingAway', message: 'The gateway is shutting down.', retryAfterMs: STAY_AWAY_MS });
    const sentMs = performance.now();
    link.close(CLOSES.goingAway.code);
    const came = await opened(from);
    if (came === undefined) return failed('It did not come back.');
    const awayMs = Math.round(came.atMs - sentMs);
    if (awayMs < STAY_AWAY_MS - TOLERANCE_MS) return failed(`It came back after ${awayMs} ms, although it was told ${STAY_AWAY_MS}.`);
    return passed(`It came back after ${awayMs} ms.`);
  },
};
