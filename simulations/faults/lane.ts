import type { Stream } from '../chance/index.js';
import type { Later } from './later.js';

const LATENCY_MS = 30;

/** Delivers each message after a short delay, in the order of sending. */
export function openLane(later: Later, latency: Stream): (act: () => void) => void {
  let freeMs = 0;
  return (act) => {
    freeMs = Math.max(freeMs, later.nowMs() + 1 + Math.floor(latency() * LATENCY_MS));
    later.at(freeMs, act);
  };
}
