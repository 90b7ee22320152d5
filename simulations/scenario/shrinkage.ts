import { readShrinkage } from '../planner-files/index.js';
import { type Context, hoursOfDays, rowsOf } from './context.js';
import { givenOnce } from './given-once.js';
import type { Shrinkage } from './trial.js';
import { holdsOn } from './zoned-time.js';

/** Paid time planned away from contacts, by group. */
export function shrinkagePlans(context: Context): (group: string, zone: string) => readonly Shrinkage[] {
  const rows = knownRows(context);
  return (group, zone) =>
    [...written(context, group, zone), ...fromFiles(rows, group, context)].sort((one, other) => one.fromMs - other.fromMs);
}

type Row = ReturnType<typeof readShrinkage>['rows'][number]['row'];

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
    if (group === null || names.includes(group)) return [placed.row];
    context.rowProblems.push(placed.unknown('group', 'group', names));
    return [];
  });
}

function written(context: Context, group: string, zone: string): readonly Shrinkage[] {
  const { file, read, groups } = context;
  const { days, stretch } = hoursOfDays(context, zone);
  return (file.workforce?.shrinkage ?? []).flatMap((one, place): Shrinkage[] => {
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
      .map((when) => ({ name: one.class, share, ...when }));
  });
}

/** Rows without a date apply to every day, without hours to the whole day, without a group to all groups. */
function fromFiles(rows: readonly Row[], group: string, context: Context): readonly Shrinkage[] {
  const { days, stretch } = hoursOfDays(context, context.zone);
  return rows
    .filter((row) => row.group === null || row.group === group)
    .flatMap(({ date, start, end, share, class: name }): Shrinkage[] => {
      const holding = days.filter((day) => date === null || day.date === date);
      return holding.flatMap(stretch({ fromMinute: start ?? 0, toMinute: end ?? 1_440 })).map((when) => ({ name, share, ...when }));
    });
}
