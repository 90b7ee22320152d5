import type { Demand } from '../../play/index.js';
import type { Trial } from '../../scenario/index.js';
import { eachOverlap } from './overlaps.js';

/** Reports how many contacts of a demand are expected in which interval of the trial, with their mean handling time if known. */
export function spreadOver(
  { intervals, recorded = [] }: Pick<Demand, 'intervals' | 'recorded'>,
  trial: Pick<Trial, 'countFromMs' | 'toMs' | 'intervalMs'>,
  tell: (interval: number, volume: number, handlingMs?: number) => void,
): void {
  const { countFromMs, toMs, intervalMs } = trial;
  for (const { fromMs, toMs: endMs, volume, handlingMeanMs } of intervals)
    eachOverlap(fromMs, Math.min(endMs, toMs), trial, (interval, overlapMs) =>
      tell(interval, (volume * overlapMs) / (endMs - fromMs), handlingMeanMs),
    );
  for (const { arrivalMs, handlingMs } of recorded)
    if (arrivalMs >= countFromMs && arrivalMs < toMs) tell(Math.floor((arrivalMs - countFromMs) / intervalMs), 1, handlingMs);
}
