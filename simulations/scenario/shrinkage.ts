import { readShrinkage } from '../planner-files/index.js';
import { type Context, dayAt, rowsOf } from './context.js';
import type { Shrinkage } from './trial.js';
import { holdsOn, localDays } from './zoned-time.js';

/** Time that is planned away from contacts, by group. */
export function shrinkagePlans(context: Context): (group: string, zone: string) => readonly Shrinkage[] {
  const rows = knownRows(context);
  return (group, zone) =>
    [...written(context, group, zone), ...fromFiles(rows, group, context)].sort((one, other) => one.fromMs - other.fromMs);
}

type Row = ReturnType<typeof readShrinkage>['rows'][number]['row'];

function knownRows(context: Context): readonly Row[] {
  const names = [...context.groups.keys()];
  return rowsOf(context, 'shrinkage', readShrinkage).flatMap((placed): Row[] => {
    const { group } = placed.row;
    if (group === null || names.includes(group)) return [placed.row];
    context.rowProblems.push(placed.unknown('group', 'group', names));
    return [];
  });
}

function written({ file, read, groups, fromMs, toMs }: Context, group: string, zone: string): readonly Shrinkage[] {
  return (file.workforce?.shrinkage ?? []).flatMap((one, place): Shrinkage[] => {
    const path = ['workforce', 'shrinkage', place];
    read.dates(one, path);
    for (const [n, name] of (one.groups ?? []).entries())
      if (!groups.has(name)) read.findings.add('GROUP_UNKNOWN', [...path, 'groups', n], { name, names: [...groups.keys()] });
    const share = read.part(one.percent, [...path, 'percent']);
    const hours = one.hours === undefined ? { fromMinute: 0, toMinute: 1_440 } : read.hours(one.hours, [...path, 'hours']);
    if (one.groups !== undefined && !one.groups.includes(group)) return [];
    return localDays(fromMs, toMs, zone)
      .filter(holdsOn(one))
      .map((day) => ({ name: one.class, share, fromMs: day.atMinute(hours.fromMinute), toMs: day.atMinute(hours.toMinute) }));
  });
}

/** Rows without a date hold on every day, without hours the whole day, without a group for all. */
function fromFiles(rows: readonly Row[], group: string, context: Context): readonly Shrinkage[] {
  return rows
    .filter((row) => row.group === null || row.group === group)
    .flatMap(({ date, start, end, share, class: name }): Shrinkage[] => {
      const days = date === null ? context.days : [dayAt(context, date)?.day].filter((day) => day !== undefined);
      return days.map((day) => ({ name, share, fromMs: day.atMinute(start ?? 0), toMs: day.atMinute(end ?? 1_440) }));
    });
}
