import { shownAt, type Trial, timeText } from '../scenario/index.js';
import type { StaffLine } from './lines.js';
import { poolRequirement } from './needs/pools.js';
import { presenceOf } from './needs/presence.js';
import type { Staffed } from './staff.js';

export const hubZone = ({ plan, zone }: Trial, hub: string): string => plan.hubs.find(({ id }) => id === hub)?.zone ?? zone;

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

/**
 * `1: 08:00-16:00`: a line by its hours, with its number if its group has several, and its date if it is worked on one day only. A split
 * shift has the numbers and the hours of its parts: `1+2: 08:00-12:00, 16:00-20:00`.
 */
export function lineText(trial: Trial, { group, hub, parts, shifts }: StaffLine, lines: readonly StaffLine[]): string {
  const [first] = shifts;
  if (first === undefined || !Number.isFinite(first.toMs)) return 'all the time';
  const zone = hubZone(trial, hub);
  const hours = stretchesOf(shifts.filter(({ day }) => day === first.day)).map(
    ({ fromMs, toMs }) => `${timeText(shownAt(fromMs, zone).minute)}-${timeText(shownAt(toMs, zone).minute || 1_440)}`,
  );
  const several = lines.filter((one) => one.group === group).length > 1;
  const date = shifts.every(({ day }) => day === first.day) && trial.daysMs.length > 2 ? `${shownAt(first.fromMs, zone).date} ` : '';
  return `${several ? `${parts.map((part) => part + 1).join('+')}: ` : ''}${date}${hours.join(', ')}`;
}

/** Parts in order of time; those that adjoin are one stretch. */
function stretchesOf(parts: readonly Stretch[]): readonly Stretch[] {
  const found: Stretch[] = [];
  for (const { fromMs, toMs } of [...parts].sort((one, other) => one.fromMs - other.fromMs)) {
    const before = found.at(-1);
    if (before?.toMs === fromMs) found[found.length - 1] = { fromMs: before.fromMs, toMs };
    else found.push({ fromMs, toMs });
  }
  return found;
}

interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
}
