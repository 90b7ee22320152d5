import type { Ms } from './domain/units.js';
import { Fault } from './errors.js';
import type { Clock } from './ports.js';
import { thrownText } from './thrown-text.js';

/** The last instant that a JavaScript date can show. */
const LAST_MS = 8_640_000_000_000_000;

/**
 * The whole millisecond a clock shows. One that shows no instant is a fault before anything is stored: a record with such a date could never
 * be read again.
 */
export function presentMs(clock: Clock): Ms {
  let shown: unknown;
  try {
    shown = clock.nowMs();
  } catch (error) {
    throw new Fault('CLOCK_WRONG', { problem: `throws when it is asked for the time: ${thrownText(error)}` }, error);
  }
  if (typeof shown === 'number') {
    const nowMs = Math.floor(shown);
    if (nowMs >= 0 && nowMs <= LAST_MS) return nowMs;
  }
  throw new Fault('CLOCK_WRONG', { problem: `shows ${thrownText(shown)}, which is not a number of milliseconds since 1970` });
}
