import type { Trial } from '../../scenario/index.js';
import type { StaffLine } from '../lines.js';
import { eachOverlap } from './overlaps.js';

/** The share of each interval that one agent on a line has for contacts, after breaks and mean absence and shrinkage. */
export function presenceOf(line: StaffLine, trial: Trial): readonly number[] {
  const { countFromMs, toMs, intervalMs } = trial;
  const staff = trial.staff.find(({ group }) => group === line.group);
  const net = Array.from({ length: Math.ceil((toMs - countFromMs) / intervalMs) }, () => 0);
  const spread = (fromMs: number, untilMs: number, factor: number): void =>
    eachOverlap(fromMs, Math.min(untilMs, toMs), trial, (interval, overlapMs) => {
      net[interval] = (net[interval] as number) + (factor * overlapMs) / intervalMs;
    });
  for (const { fromMs, toMs: untilMs, breaks } of line.shifts) {
    spread(fromMs, untilMs, 1);
    for (const pause of breaks) spread(pause.fromMs, pause.toMs, -1);
  }
  const away = Array.from(net, () => 0);
  for (const { share, fromMs, toMs: untilMs } of staff?.shrinkage ?? [])
    eachOverlap(fromMs, untilMs, trial, (interval, overlapMs) => {
      away[interval] = (away[interval] as number) + (share * overlapMs) / intervalMs;
    });
  const comes = 1 - (staff?.absence ?? 0);
  return net.map((share, interval) => Math.max(0, share * comes * (1 - Math.min(1, away[interval] as number))));
}
