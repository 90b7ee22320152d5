import type { Trial, TrialTarget } from '../../scenario/index.js';
import type { StaffLine } from '../lines.js';
import type { LoadClass } from './load.js';
import { presenceOf } from './presence.js';

/**
 * A period in which contacts with a target arrive while nobody who could take them is on shift and not on a break, however many agents
 * there are.
 */
export interface Uncovered {
  /** The demand. */
  readonly name: string;
  readonly targets: readonly TrialTarget[];
  readonly fromMs: number;
  readonly toMs: number;
  /** Expected number of arrivals in it. */
  readonly contacts: number;
}

/** Whole intervals without anybody, adjacent ones merged. */
export function uncoveredOf(trial: Trial, lines: readonly StaffLine[], classes: readonly LoadClass[]): readonly Uncovered[] {
  const { countFromMs, toMs, intervalMs } = trial;
  const presence = lines.map((line) => presenceOf(line, trial));
  return classes
    .filter(({ targets }) => targets.length > 0)
    .flatMap(({ name, targets, rings, arrivals }) => {
      const own = presence.filter((_, place) => rings.has((lines[place] as StaffLine).group));
      const found: Uncovered[] = [];
      for (const [interval, contacts] of arrivals.entries()) {
        if (contacts === 0 || own.some((shares) => (shares[interval] ?? 0) > 0)) continue;
        const fromMs = countFromMs + interval * intervalMs;
        const stretch = { name, targets, fromMs, toMs: Math.min(toMs, fromMs + intervalMs), contacts };
        const before = found.at(-1);
        if (before?.toMs === fromMs) found[found.length - 1] = { ...stretch, fromMs: before.fromMs, contacts: before.contacts + contacts };
        else found.push(stretch);
      }
      return found;
    });
}
