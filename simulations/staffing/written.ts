import { PLAIN_BREAK } from '../planner-files/index.js';
import { localDays, shownAt, type Trial } from '../scenario/index.js';
import type { StaffLine } from './lines.js';
import { poolRequirement } from './needs/pools.js';
import { presenceOf } from './needs/presence.js';
import type { Staffed } from './staff.js';

/** Columns of planners' shift files, as `planner-files` reads them. */
export const SHIFT_TITLES = ['date', 'group', 'agents', 'from', 'to', 'breaks'] as const;

/** `09:30`; a shift that ends at midnight ends at 24:00. */
export const timeText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

export const hubZone = ({ plan, zone }: Trial, hub: string): string => plan.hubs.find(({ id }) => id === hub)?.zone ?? zone;

/**
 * The shifts of a trial as a planners' file, in the local time of each hub. A shift nobody has is left out, unless nobody of the group has
 * any: a group without rows would be read as always there.
 */
export function shiftRows(trial: Trial): readonly (readonly string[])[] {
  return trial.staff.flatMap(({ group, hub, shifts }) => {
    const zone = hubZone(trial, hub);
    const nobody = shifts.every(({ seats }) => seats.length === 0);
    return [...shifts]
      .filter(({ seats }) => nobody || seats.length > 0)
      .sort((one, other) => one.day - other.day || one.line - other.line)
      .flatMap(({ fromMs, toMs, seats, breaks }) => {
        const agents = String(seats.length);
        // Always there: planners' files are by day.
        if (!Number.isFinite(toMs))
          return localDays(fromMs, trial.toMs, zone).map(({ date }) => [date, group, agents, '00:00', '24:00', '']);
        const from = shownAt(fromMs, zone);
        const to = shownAt(toMs, zone).minute;
        const pauses = breaks.map(
          (one) =>
            `${timeText(shownAt(one.fromMs, zone).minute)}+${spanText(one.toMs - one.fromMs)}${one.reason === PLAIN_BREAK ? '' : `=${one.reason}`}`,
        );
        return [[from.date, group, agents, timeText(from.minute), timeText(to === 0 ? 1_440 : to), pauses.join(' ')]];
      });
  });
}

const spanText = (ms: number): string => (ms % 60_000 === 0 ? `${ms / 60_000}m` : `${Math.round(ms / 1_000)}s`);

/** Columns of planners' requirement files, and beside them what theory asks of the groups that share the contacts. */
export const REQUIREMENT_TITLES = [
  ...['date', 'start', 'group', 'required', 'onShift'],
  ...['pool', 'poolRequired', 'arrivals', 'erlangC', 'erlangA', 'overErlangC', 'overErlangA', 'erlangAApart'],
] as const;

/**
 * Agents of each group interval by interval: net of breaks, absence and shrinkage (`required`), and on shift. In the local time of the
 * scenario's zone.
 */
export function requirementRows({ answer, lines, found, pools }: Staffed): readonly (readonly string[])[] {
  const { countFromMs, toMs, intervalMs, zone, staff } = answer;
  const presence = lines.map((line) => presenceOf(line, answer));
  const net = (groups: readonly string[], interval: number): number =>
    lines.reduce(
      (sum, line, place) => sum + (groups.includes(line.group) ? (found.counts[place] as number) * (presence[place]?.[interval] ?? 0) : 0),
      0,
    );
  const theory = new Map(pools.map((pool) => [pool, poolRequirement(pool, answer)]));
  return Array.from({ length: Math.ceil((toMs - countFromMs) / intervalMs) }, (_, interval) => interval).flatMap((interval) => {
    const fromMs = countFromMs + interval * intervalMs;
    const at = shownAt(fromMs, zone);
    return staff.map(({ group }) => {
      const own = [at.date, timeText(at.minute), group, heads(net([group], interval)), String(onShift(lines, found.counts, group, fromMs))];
      const pool = pools.find(({ groups }) => groups.includes(group));
      const asked = pool === undefined ? undefined : theory.get(pool)?.[interval];
      if (pool === undefined || asked === undefined) return [...own, '', '', '', '', '', '', '', ''];
      const together = net(pool.groups, interval);
      const over = (required: number | null): string => (required === null ? '' : heads(together - required));
      const { erlangC, erlangA, erlangAApart, arrivals } = asked;
      return [
        ...own,
        pool.name,
        heads(together),
        heads(arrivals),
        String(erlangC ?? ''),
        String(erlangA ?? ''),
        over(erlangC),
        over(erlangA),
        String(erlangAApart ?? ''),
      ];
    });
  });
}

const heads = (value: number): string => String(Number(value.toFixed(2)));

const onShift = (lines: readonly StaffLine[], counts: readonly number[], group: string, atMs: number): number =>
  lines.reduce((sum, line, place) => {
    const there = line.group === group && line.shifts.some(({ fromMs, toMs }) => fromMs <= atMs && atMs < toMs);
    return there ? sum + (counts[place] as number) : sum;
  }, 0);

/** `1: 08:00-16:00`: a line by its hours, with its number if its group has several, and its date if it is worked on one day only. */
export function lineText(trial: Trial, { group, hub, line, shifts }: StaffLine, lines: readonly StaffLine[]): string {
  const [first] = shifts;
  if (first === undefined || !Number.isFinite(first.toMs)) return 'all the time';
  const zone = hubZone(trial, hub);
  const from = shownAt(first.fromMs, zone);
  const hours = `${timeText(from.minute)}-${timeText(shownAt(first.toMs, zone).minute || 1_440)}`;
  const several = lines.filter((one) => one.group === group).length > 1;
  const date = shifts.length === 1 && trial.daysMs.length > 2 ? `${from.date} ` : '';
  return `${several ? `${line + 1}: ` : ''}${date}${hours}`;
}
