import { meanMsOf } from '../../chance/index.js';
import { agesOf, type PlacedRow, readBacklog, readForecast, readRecorded } from '../../planner-files/index.js';
import type { Demand, DemandInterval, RecordedCustomer } from '../../play/index.js';
import { type Context, dayAt, planSpeaks, queueIds, rowsOf } from '../context.js';
import { assumedOf } from './assumed.js';
import { waitingSince } from './backlog.js';
import { behaviourOf, handlingMeanMs } from './behaviour.js';
import { type TimedRow, timedRows } from './forecast-lengths.js';
import { groupedBy } from './grouped-by.js';

type RecordedRow = ReturnType<typeof readRecorded>['rows'][number];
type BacklogRow = ReturnType<typeof readBacklog>['rows'][number];
type NamedRow = TimedRow | RecordedRow | BacklogRow;

/** One demand per queue, channel and language of the forecasts. */
export function forecastDemands(context: Context): readonly Demand[] {
  const rows = rowsOf(context, 'forecast', (file) => timedRows(readForecast(file))).filter((row) => names(row, context));
  return [...grouped(rows)].map(([key, members]) =>
    demand(`forecast.${key}`, members, context, { intervals: intervals(members, context) }),
  );
}

/** One demand per queue, channel, language, priority, band and skills of the recorded contacts. */
export function recordedDemands(context: Context): readonly Demand[] {
  const rows = rowsOf(context, 'recorded', (file) => readRecorded(file, context.zone)).filter(
    (row) => names(row, context) && skillsKnown(row, context),
  );
  const turns = new Map(rows.map((row, turn) => [row, turn]));
  return [...grouped(rows, askedOf)].map(([key, members]) => {
    const { priority, band, skills } = (members[0] as RecordedRow).row;
    const recorded = members
      .map((one) => ({ ...recordedOf(one), row: turns.get(one) as number }))
      .sort((one, other) => one.arrivalMs - other.arrivalMs);
    const within = recorded.filter(({ arrivalMs }) => arrivalMs >= context.fromMs && arrivalMs < context.toMs);
    const asked = {
      ...(priority === null || priority === 0 ? {} : { priority }),
      ...(band === null ? {} : { band }),
      ...(skills === null ? {} : { skills }),
    };
    return demand(`recorded.${key}`, members, context, { recorded: within, ...asked });
  });
}

/** One demand per queue, channel and language of those who have been waiting since before the start. */
export function backlogDemands(context: Context): readonly Demand[] {
  const rows = rowsOf(context, 'backlog', readBacklog).filter((row) => names(row, context));
  return [...grouped(rows)].map(([key, members]) => {
    const ages = members.flatMap(({ row }) => agesOf(row.contacts, row.age));
    return demand(`backlog.${key}`, members, context, { recorded: waitingSince(context.fromMs, ages) });
  });
}

const recordedOf = ({ row }: RecordedRow): RecordedCustomer => ({
  arrivalMs: row.at.atMs,
  ...(row.handling === null ? {} : { handlingMs: Math.round(row.handling) }),
  ...(row.patience === null ? {} : { patienceMs: row.patience === 'never' ? null : Math.round(row.patience) }),
});

/** What a recorded contact asks for besides queue, channel and language, as part of a name; nothing where it asks for nothing. */
function askedOf({ row: { priority, band, skills } }: RecordedRow): readonly string[] {
  const needs = [...(skills ?? [])].map(({ skill, level }) => `${skill}:${level}`).sort();
  return [
    ...(priority === null || priority === 0 ? [] : [`priority-${priority}`]),
    ...(band === null ? [] : [`band-${band}`]),
    ...(needs.length === 0 ? [] : [needs.join('+')]),
  ];
}

/** Whether the skills are the plan's. */
function skillsKnown(placed: RecordedRow, context: Context): boolean {
  const known = context.plan.skills.map(({ id }) => id);
  const wrong = (placed.row.skills ?? []).find(({ skill }) => !known.includes(skill));
  if (wrong !== undefined) context.rowProblems.push(placed.unknown('skills', 'skill', known, wrong.skill));
  return wrong === undefined;
}

/** Whether queue, channel and languages are the plan's. */
function names(placed: NamedRow, context: Context): boolean {
  const { row } = placed;
  const queue = context.plan.queues.find(({ id }) => id === row.queue);
  if (queue === undefined) context.rowProblems.push(placed.unknown('queue', 'queue', queueIds(context)));
  else if (!(row.channel in context.plan.channels)) context.rowProblems.push(placed.unknown('channel', 'channel', queue.channels));
  else if (!queue.channels.includes(row.channel))
    context.rowProblems.push(placed.refuse('channel', `is no channel of queue ${row.queue}, which takes ${queue.channels.join(', ')}`));
  else if (!(row.language?.split('+') ?? []).every((tag) => planSpeaks(context, tag)))
    context.rowProblems.push(placed.unknown('language', 'language', context.plan.languages));
  else return true;
  return false;
}

/** Rows by what their demand is called: queue, channel and language, and what else tells them apart. */
const grouped = <R extends NamedRow>(
  rows: readonly R[],
  more: (row: R) => readonly string[] = () => [],
): ReadonlyMap<string, readonly R[]> =>
  groupedBy(rows, (one) => [one.row.queue, one.row.channel, one.row.language ?? '', ...more(one)].filter((part) => part !== '').join('.'));

function demand(
  name: string,
  members: readonly PlacedRow<unknown>[] & readonly NamedRow[],
  context: Context,
  what: Partial<Pick<Demand, 'intervals' | 'recorded' | 'priority' | 'band' | 'skills'>>,
): Demand {
  const { queue, channel, language } = (members[0] as NamedRow).row;
  const tenant = context.plan.queues.find(({ id }) => id === queue)?.tenant;
  return {
    name,
    queue,
    channel,
    ...(tenant === undefined ? {} : { tenant }),
    languages: language === null ? [] : language.split('+'),
    intervals: [],
    ...what,
    ...variationOf(channel, context),
    ...behaviourOf({}, channel, context, ['files']),
  };
}

const variationOf = (channel: string, context: Context): Pick<Demand, 'variation'> => {
  const { variation } = assumedOf(channel, context);
  return variation === undefined ? {} : { variation };
};

/** What planners forecast is handle time with wrap-up; the work on a contact is what is left of it. */
function intervals(members: readonly TimedRow[], context: Context): readonly DemandInterval[] {
  const channel = (members[0] as TimedRow).row.channel;
  const { wrapUp } = behaviourOf({}, channel, context, ['files']);
  const wrapUpMs = wrapUp == null ? 0 : meanMsOf(wrapUp);
  const found = members.flatMap((placed): { readonly placed: TimedRow; readonly interval: DemandInterval }[] => {
    const { date, start, minutes, volume, handleTime } = placed.row;
    const at = dayAt(context, date);
    if (at === undefined) return [];
    const fromMs = at.day.reaches(start);
    const toMs = at.day.reaches(start + minutes);
    // Exports often have all rows of a day, those that the clocks skip with nothing in them.
    if (toMs === fromMs && volume > 0 && fromMs >= context.fromMs && fromMs < context.toMs)
      context.rowProblems.push(placed.refuse('start', `is a time that the clocks of ${context.zone} skip on that day`));
    const inside = { fromMs: Math.max(fromMs, context.fromMs), toMs: Math.min(toMs, context.toMs) };
    if (inside.toMs <= inside.fromMs) return [];
    const share = (inside.toMs - inside.fromMs) / (toMs - fromMs);
    const mean = handleTime === null ? {} : { handlingMeanMs: handlingMeanMs(handleTime, wrapUpMs) };
    return [{ placed, interval: { volume: volume * share, day: at.number, ...inside, ...mean } }];
  });
  const sorted = found.sort((one, other) => one.interval.fromMs - other.interval.fromMs);
  const overlap = sorted.findIndex(({ interval }, place) => interval.fromMs < (sorted[place - 1]?.interval.toMs ?? interval.fromMs));
  if (overlap > 0) {
    const [before, second] = [sorted[overlap - 1] as (typeof sorted)[number], sorted[overlap] as (typeof sorted)[number]];
    const same = before.placed.row.start === second.placed.row.start && before.placed.row.date === second.placed.row.date;
    const expected = same ? 'is given twice' : `lies in the ${before.placed.row.minutes} minutes of the row before it`;
    context.rowProblems.push(second.placed.refuse('start', `${expected} for the same queue, channel and language`));
    return [];
  }
  return sorted.map(({ interval }) => interval);
}
