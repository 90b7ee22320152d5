import type { Trial } from '@signalbox/simulations/scenario';
import { wallClock } from '../wall-clock.js';

/** `, at 10 % of its size`; nothing for the whole. */
export const scaleText = ({ scale }: Trial): string => (scale === 1 ? '' : `, at ${Number((scale * 100).toPrecision(4))} % of its size`);

/** `2026-03-11 00:00 to 2026-03-12 00:00, Europe/Dublin`: what is counted, in the zone of the scenario. */
export function periodText({ countFromMs, toMs, zone }: Pick<Trial, 'countFromMs' | 'toMs' | 'zone'>): string {
  const clock = wallClock(zone);
  return `${clock.full(countFromMs).slice(0, 16)} to ${clock.full(toMs).slice(0, 16)}, ${zone}`;
}
