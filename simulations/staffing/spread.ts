import type { Demand } from '../play/index.js';
import type { Trial } from '../scenario/index.js';

/** Tells how many contacts of a demand are expected in which interval of the trial, with their mean handling time where that is known. */
export function spreadOver(
  { intervals, recorded = [] }: Pick<Demand, 'intervals' | 'recorded'>,
  { countFromMs, toMs, intervalMs }: Pick<Trial, 'countFromMs' | 'toMs' | 'intervalMs'>,
  tell: (interval: number, volume: number, handlingMs?: number) => void,
): void {
  for (const { fromMs, toMs: endMs, volume, handlingMeanMs } of intervals) {
    const first = Math.max(0, Math.floor((fromMs - countFromMs) / intervalMs));
    for (let interval = first; countFromMs + interval * intervalMs < Math.min(endMs, toMs); interval++) {
      const beginsMs = countFromMs + interval * intervalMs;
      const overlapMs = Math.min(endMs, toMs, beginsMs + intervalMs) - Math.max(fromMs, beginsMs);
      if (overlapMs > 0) tell(interval, (volume * overlapMs) / (endMs - fromMs), handlingMeanMs);
    }
  }
  for (const { arrivalMs, handlingMs } of recorded)
    if (arrivalMs >= countFromMs && arrivalMs < toMs) tell(Math.floor((arrivalMs - countFromMs) / intervalMs), 1, handlingMs);
}
