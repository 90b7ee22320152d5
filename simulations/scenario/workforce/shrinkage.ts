import { readShrinkage } from '../../planner-files/index.js';
import { type Context, hoursOfDays, rowsOf } from '../context.js';
import { givenOnce } from '../given-once.js';
import type { Shrinkage } from '../trial.js';
import { holdsOn, shownText } from '../zoned-time.js';
import { tooMuchAway } from './too-much-away.js';

interface Whose {
  readonly zone: string;
  /** Bots take no holidays and fall not ill: of them only what names their group is true, such as an outage. */
  readonly bots: boolean;
}

/** Paid time planned away from contacts, by group. */
export function shrinkagePlans(context: Context): (group: string, whose: Whose) => readonly Shrinkage[] {
  const rows = knownRows(context);
  /** Rows already reported: one may be wrong for several groups and days. */
  const told = new Set<Row | number>();
  return (group, { zone, bots }) => {
    const named = ({ row }: Piece): boolean => !bots || isOfGroup(row, context);
    const pieces = [...written(context, group, zone), ...fromFiles(rows, group, context)].filter(named);
    for (const { last, pieces: together, share, atMs } of tooMuchAway(pieces)) {
      const { row } = pieces[last] as Piece;
      if (told.has(row)) continue;
      told.add(row);
      const names = together.map((place) => `${pieces[place]?.name} ${percentText(pieces[place]?.share ?? 0)}`);
      const details = { name: group, percent: percentText(share), at: shownText(atMs, zone), names };
      if (typeof row === 'number') context.read.findings.add('SHRINKAGE_OVER', ['workforce', 'shrinkage', row, 'percent'], details);
      else context.rowProblems.push(row.tell('SHRINKAGE_OVER', details, 'share'));
    }
    return pieces.map(({ row: _row, ...piece }) => piece).sort((one, other) => one.fromMs - other.fromMs);
  };
}

/** Whether a row says whose it is. */
const isOfGroup = (row: Row | number, { file }: Context): boolean =>
  typeof row === 'number' ? file.workforce?.shrinkage?.[row]?.groups !== undefined : row.row.group !== null;

const percentText = (share: number): string => `${Number((share * 100).toFixed(2))}%`;

type Row = ReturnType<typeof readShrinkage>['rows'][number];

/** One row of shrinkage on one day. `row`: the row of the file, or the index in the scenario's list. */
interface Piece extends Shrinkage {
  readonly row: Row | number;
}

function knownRows(context: Context): readonly Row[] {
  const names = [...context.groups.keys()];
  const rows = givenOnce(
    context,
    rowsOf(context, 'shrinkage', readShrinkage),
    ['class', 'date', 'start', 'end', 'group'],
    'for the same time and group',
  );
  return rows.flatMap((placed): Row[] => {
    const { group } = placed.row;
    if (group === null || names.includes(group)) return [placed];
    context.rowProblems.push(placed.unknown('group', 'group', names));
    return [];
  });
}

function written(context: Context, group: string, zone: string): readonly Piece[] {
  const { file, read, groups } = context;
  const { days, stretch } = hoursOfDays(context, zone);
  return (file.workforce?.shrinkage ?? []).flatMap((one, place): Piece[] => {
    const path = ['workforce', 'shrinkage', place];
    read.dates(one, path);
    for (const [n, name] of (one.groups ?? []).entries())
      if (!groups.has(name)) read.findings.add('GROUP_UNKNOWN', [...path, 'groups', n], { name, names: [...groups.keys()] });
    const share = read.part(one.percent, [...path, 'percent']);
    const hours = one.hours === undefined ? { fromMinute: 0, toMinute: 1_440 } : read.hours(one.hours, [...path, 'hours']);
    if (one.groups !== undefined && !one.groups.includes(group)) return [];
    return days
      .filter(holdsOn(one))
      .flatMap(stretch(hours))
      .map((when) => ({ name: one.class, share, row: place, ...when }));
  });
}

/** Rows without a date apply to every day, without hours to the whole day, without a group to all groups but those of bots. */
function fromFiles(rows: readonly Row[], group: string, context: Context): readonly Piece[] {
  const { days, stretch } = hoursOfDays(context, context.zone);
  return rows
    .filter(({ row }) => row.group === null || row.group === group)
    .flatMap((row): Piece[] => {
      const { date, start, end, share, class: name } = row.row;
      const holding = days.filter((day) => date === null || day.date === date);
      return holding.flatMap(stretch({ fromMinute: start ?? 0, toMinute: end ?? 1_440 })).map((when) => ({ name, share, row, ...when }));
    });
}
