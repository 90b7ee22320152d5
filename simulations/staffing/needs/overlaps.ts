import type { Trial } from '../../scenario/index.js';

/** Reports, for each interval of the trial that a period touches, how long they overlap; the last interval may end after the trial. */
export function eachOverlap(
  fromMs: number,
  untilMs: number,
  { countFromMs, toMs, intervalMs }: Pick<Trial, 'countFromMs' | 'toMs' | 'intervalMs'>,
  tell: (interval: number, overlapMs: number) => void,
): void {
  const first = Math.max(0, Math.floor((fromMs - countFromMs) / intervalMs));
  for (let interval = first; countFromMs + interval * intervalMs < Math.min(untilMs, toMs); interval++) {
    const beginsMs = countFromMs + interval * intervalMs;
    const overlapMs = Math.min(untilMs, beginsMs + intervalMs) - Math.max(fromMs, beginsMs);
    if (overlapMs > 0) tell(interval, overlapMs);
  }
}
