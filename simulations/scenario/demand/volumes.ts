import { durationMs, type Path } from '@signalbox/engine/plan';
import type { DemandInterval } from '../../play/index.js';
import type { DemandFile } from '../file/demand-file.js';
import { type Readings, shareOf } from '../readings.js';
import { daysBetween, holdsOn, type LocalDay, weekdaysOf } from '../zoned-time.js';

/** A part of a day with one weight per hour; minutes since midnight. */
interface Stretch {
  readonly fromMinute: number;
  readonly toMinute: number;
  readonly weight: number;
}

const WHOLE_DAY: readonly Stretch[] = [{ fromMinute: 0, toMinute: 1_440, weight: 1 }];
const WEEK_MS = 604_800_000;
const SAYS = ['perHour', 'perDay', 'perWeek', 'byDate'] as const;

/** The period of arrivals: the whole days around it decide how a day's volume is spread. */
export interface VolumeSpan {
  readonly fromMs: number;
  readonly toMs: number;
  readonly days: readonly LocalDay[];
}

/** Expected arrivals of one demand, interval by interval. */
export function intervalsOf(name: string, file: DemandFile, span: VolumeSpan, read: Readings, path: Path): readonly DemandInterval[] {
  const said = SAYS.filter((field) => file[field] !== undefined);
  if (said.length > 1 || (said.length === 0 && file.backlog === undefined))
    read.findings.add('VOLUME_UNCLEAR', path, { name, count: said.length, names: [...SAYS] });
  if (said.length === 0) return [];
  read.dates(file, path);
  for (const date of Object.keys(file.byDate ?? {})) read.date(date, [...path, 'byDate', date]);
  const curve = curveOf(file.curve, read, [...path, 'curve']);
  if (read.findings.failed) return [];
  hintAtWeekdays(name, file, read, path);
  const holds = holdsOn(file);
  const ofDay = dayVolume(file);
  return span.days.flatMap((day, number) =>
    holds(day) ? spread(ofDay(day, curve), { day, number, curve, span, growth: growthOf(file, span) }) : [],
  );
}

/** Hints at a week of whose days only the last two have a weight, as if the others had one by themselves. */
function hintAtWeekdays(name: string, { week }: DemandFile, read: Readings, path: Path): void {
  const named = new Set(Object.keys(week ?? {}).flatMap((days) => [...weekdaysOf(days)]));
  const [weekend, working] = [WEEKEND, WORKING].map((days) => [...weekdaysOf(days)].some((day) => named.has(day)));
  if (weekend && !working) read.findings.add('WEEKDAYS_UNNAMED', [...path, 'week'], { name });
}

const [WORKING, WEEKEND] = ['mon-fri', 'sat-sun'] as const;

function curveOf(file: DemandFile['curve'], read: Readings, path: Path): readonly Stretch[] {
  if (file === undefined) return WHOLE_DAY;
  const times = Object.entries(file).map(([time, weight]) => ({ minute: read.minute(time, [...path, time]), weight }));
  const invalid = (expected: string): void => read.findings.add('CURVE_INVALID', path, { field: path.join('.'), expected });
  if (times.length === 0 || times.every(({ weight }) => weight === 0)) invalid('weighs nothing');
  if (times.some(({ minute }, place) => place > 0 && minute <= (times[place - 1] as { minute: number }).minute))
    invalid('has times that do not rise');
  return times.map(({ minute, weight }, place) => ({ fromMinute: minute, toMinute: times[place + 1]?.minute ?? 1_440, weight }));
}

const wholeOf = (curve: readonly Stretch[]): number =>
  curve.reduce((sum, { fromMinute, toMinute, weight }) => sum + (weight * (toMinute - fromMinute)) / 60, 0);

/** Volume of a whole day, before growth. */
function dayVolume(file: DemandFile): (day: LocalDay, curve: readonly Stretch[]) => number {
  const weights = Object.entries(file.week ?? {}).map(([days, weight]) => ({ days: weekdaysOf(days), weight }));
  const weigh = (weekday: number): number => (file.week === undefined ? 1 : (weights.find(({ days }) => days.has(weekday))?.weight ?? 0));
  const { perHour, perDay, perWeek, byDate } = file;
  // At weight 1 there are `perHour` arrivals an hour: weights are factors here, not shares.
  if (perHour !== undefined) return ({ weekday }, curve) => perHour * wholeOf(curve) * weigh(weekday);
  if (perDay !== undefined) return ({ weekday }) => perDay * weigh(weekday);
  if (byDate !== undefined) {
    const volumeOn = between(byDate);
    return ({ date, weekday }) => volumeOn(date) * weigh(weekday);
  }
  const week = [0, 1, 2, 3, 4, 5, 6].reduce((sum, weekday) => sum + weigh(weekday), 0);
  return ({ weekday }) => (week === 0 ? 0 : ((perWeek ?? 0) * weigh(weekday)) / week);
}

/** Figures by date: linear between those given; before the first as the first, after the last as the last. */
export function between(byDate: Readonly<Record<string, number>>): (date: string) => number {
  const points = Object.entries(byDate).sort(([one], [other]) => (one < other ? -1 : 1));
  return (date) => {
    const after = points.findIndex(([given]) => given > date);
    const [nextDate, next] = points[after] ?? [];
    const [lastDate, last] = (after < 0 ? points.at(-1) : points[after - 1]) ?? [];
    if (lastDate === undefined || last === undefined) return next ?? 0;
    if (nextDate === undefined || next === undefined) return last;
    return last + ((next - last) * daysBetween(lastDate, date)) / daysBetween(lastDate, nextDate);
  };
}

/** Growth at an instant, from 1 at the start. */
function growthOf({ trend }: DemandFile, { fromMs }: VolumeSpan): (atMs: number) => number {
  if (trend === undefined) return () => 1;
  if ('doubles' in trend) return (atMs) => 2 ** ((atMs - fromMs) / durationMs(trend.doubles));
  const perWeek = shareOf(trend.perWeek);
  return (atMs) => perWeek ** ((atMs - fromMs) / WEEK_MS);
}

interface SpreadOver {
  readonly day: LocalDay;
  /** Of the days of the span, from 0. */
  readonly number: number;
  readonly curve: readonly Stretch[];
  readonly span: VolumeSpan;
  readonly growth: (atMs: number) => number;
}

/** Spreads a day's volume over its curve, as far as it lies in the period. */
function spread(volume: number, { day, number, curve, span, growth }: SpreadOver): DemandInterval[] {
  const whole = wholeOf(curve);
  return curve.flatMap(({ fromMinute, toMinute, weight }): DemandInterval[] => {
    const startMs = day.atMinute(fromMinute);
    const endMs = day.atMinute(toMinute);
    const fromMs = Math.max(startMs, span.fromMs);
    const toMs = Math.min(endMs, span.toMs);
    if (toMs <= fromMs || whole === 0) return [];
    const inStretch = (volume * weight * (toMinute - fromMinute)) / 60 / whole;
    const share = (toMs - fromMs) / (endMs - startMs);
    return [{ fromMs, toMs, volume: inStretch * share * growth((fromMs + toMs) / 2), day: number }];
  });
}
