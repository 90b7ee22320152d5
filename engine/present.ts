import type { Ms } from './domain/units.js';
import { Fault } from './errors.js';
import type { Clock } from './ports.js';

/** The last instant that a JavaScript date can show. */
const LAST_MS = 8_640_000_000_000_000;

/**
 * The whole millisecond a clock shows. One that shows no instant is a fault before anything is stored: a record with such a date could never
 * be read again.
 */
export function presentMs(clock: Clock): Ms {
  const shown = clock.nowMs();
  const nowMs = Math.floor(shown);
  if (nowMs >= 0 && nowMs <= LAST_MS) return nowMs;
  throw new Fault('CLOCK_WRONG', { shown });
}
