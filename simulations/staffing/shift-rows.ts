import { PLAIN_BREAK } from '../planner-files/index.js';
import { localDays, type PlannedShift, shownAt, type Trial, timeText } from '../scenario/index.js';
import { byDay, patternsOf } from './seat-patterns.js';
import { hubZone } from './written.js';

/** Columns of planners' shift files, as `planner-files` reads them. */
const TITLES = ['date', 'group', 'agents', 'from', 'to', 'breaks'] as const;

/** The shifts of a trial as a planners' file: its columns, and its rows. */
export interface ShiftFile {
  readonly titles: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/**
 * The shifts of a trial as a planners' file, in the local time of each hub. The parts of a split shift are rows with the same `split`, a
 * column that is left out where nobody has one. A shift nobody has is left out, unless nobody of the group has any: a group without rows
 * would be read as always there.
 */
export function shiftFile(trial: Trial): ShiftFile {
  const rows = trial.staff.flatMap(({ group, hub, shifts }) => {
    const zone = hubZone(trial, hub);
    const nobody = shifts.every(({ seats }) => seats.length === 0);
    const ofDays = [...byDay(shifts)].sort((one, other) => (one[0]?.day ?? 0) - (other[0]?.day ?? 0));
    return ofDays.flatMap((day) => {
      let splits = 0;
      return patternsOf(day).flatMap(({ parts, agents }) => {
        if (agents === 0 && !nobody) return [];
        const split = parts.length > 1 ? String(++splits) : '';
        return day
          .filter(({ line }) => parts.includes(line))
          .flatMap((shift) =>
            rowsOf(shift, trial, zone).map(([date, ...hours]) => [date, group, String(agents), ...hours, split] as string[]),
          );
      });
    });
  });
  if (rows.some((row) => row.at(-1) !== '')) return { titles: [...TITLES, 'split'], rows };
  return { titles: TITLES, rows: rows.map((row) => row.slice(0, -1)) };
}

/** Date, from, to and breaks of a shift. */
function rowsOf({ fromMs, toMs, breaks }: PlannedShift, trial: Trial, zone: string): readonly (readonly string[])[] {
  // Always there: planners' files are by day.
  if (!Number.isFinite(toMs)) return localDays(fromMs, trial.toMs, zone).map(({ date }) => [date, '00:00', '24:00', '']);
  const from = shownAt(fromMs, zone);
  const to = shownAt(toMs, zone).minute;
  const pauses = breaks.map(
    (one) =>
      `${timeText(shownAt(one.fromMs, zone).minute)}+${spanText(one.toMs - one.fromMs)}${one.reason === PLAIN_BREAK ? '' : `=${one.reason}`}`,
  );
  return [[from.date, timeText(from.minute), timeText(to === 0 ? 1_440 : to), pauses.join(' ')]];
}

const spanText = (ms: number): string => (ms % 60_000 === 0 ? `${ms / 60_000}m` : `${Math.round(ms / 1_000)}s`);
