import { durationMs, nearestName, type Path } from '@signalbox/engine/plan';
import { readCompetence, readStaffing } from '../../planner-files/index.js';
import { type Context, dayAt, known, queueIds, rowsOf } from '../context.js';
import { between } from '../demand/volumes.js';
import type { StaffFile } from '../file/workforce-file.js';
import { givenOnce } from '../given-once.js';
import { percentOf } from '../readings.js';
import { transferAs } from '../transfer.js';
import type { GroupStaff } from '../trial.js';
import { localDays, startMs } from '../zoned-time.js';
import { plannedShifts } from './shifts.js';
import { shrinkagePlans } from './shrinkage.js';

/** What is planned for each group of the roster. */
export function staffOf(context: Context): readonly GroupStaff[] {
  const { groups, roster, file } = context;
  const hubOf = new Map(roster.agents.map(({ id, hub }) => [id, hub]));
  const names = [...groups.keys()];
  for (const name of Object.keys(file.workforce?.groups ?? {}))
    if (!groups.has(name))
      context.read.findings.add('GROUP_UNKNOWN', ['workforce', 'groups', name], { name, names }, nearestName(name, names));
  const written = file.workforce?.groups ?? {};
  const learning = competenceRows(context, names);
  const required = requiredRows(context, names);
  const shiftsOf = plannedShifts(context, names);
  const shrinkage = shrinkagePlans(context);
  return [...groups].flatMap(([group, agents]): GroupStaff[] => {
    const hub = hubOf.get(agents[0] ?? '');
    if (hub === undefined) return [];
    const own: StaffFile = written[group] ?? {};
    const path = ['workforce', 'groups', group];
    const zone = context.plan.hubs.find(({ id }) => id === hub)?.zone ?? context.zone;
    const shared = { group, hub, agents, zone, path };
    return [
      {
        // Agents who learn or leave by month differ from day to day, whichever file says so.
        shifts: shiftsOf(shared, learning.has(group) ? { attrition: { perMonth: '0%' }, ...own } : own),
        hiredMs: hiredMs(own, agents.length, zone, context, path),
        competence: learning.get(group)?.competence ?? (own.competence ?? []).map(percentOf),
        attrition: learning.get(group)?.attrition ?? attritionOf(own, context, path),
        absence: context.read.part(own.absence, [...path, 'absence']),
        ...transferOf(own, agents, context, [...path, 'transfer']),
        shrinkage: shrinkage(group, { zone, bots: areBots(agents, context) }),
        required: required.get(group) ?? [],
        group,
        hub,
        agents,
      },
    ];
  });
}

const areBots = (agents: readonly string[], { roster }: Context): boolean =>
  roster.agents.every(({ id, kind }) => kind === 'bot' || !agents.includes(id));

/** Only bots may leave out the queue: they hand off to people in the one they are in. */
function transferOf({ transfer }: StaffFile, agents: readonly string[], context: Context, path: Path): Pick<GroupStaff, 'transfer'> {
  if (transfer === undefined) return {};
  const { read } = context;
  if (transfer.to !== undefined) known(context, 'queue', transfer.to, queueIds(context), [...path, 'to']);
  else if (!areBots(agents, context))
    read.findings.add('VALUE_INVALID', path, {
      field: 'transfer',
      expected: 'needs the queue it goes to: only bots hand off within their own',
    });
  return { transfer: { to: transfer.to ?? null, ...transferAs(transfer, path, read) } };
}

const REFILL_MS = 30 * 86_400_000;

function attritionOf({ attrition }: StaffFile, { read }: Context, path: Path): GroupStaff['attrition'] {
  if (attrition === undefined) return null;
  const perMonth = read.part(attrition.perMonth, [...path, 'attrition', 'perMonth']);
  return { perMonth: [perMonth], refillMs: attrition.refill === undefined ? REFILL_MS : durationMs(attrition.refill) };
}

/**
 * When each seat is first filled. Agents there on the first date given, or at the start if that is earlier, are at work already, nobody
 * says for how long: they are no beginners. Agents hired between that date and the start still are.
 */
function hiredMs({ hired }: StaffFile, count: number, zone: string, { fromMs, toMs, read }: Context, path: Path): readonly number[] {
  if (hired === undefined) return Array.from({ length: count }, () => Number.NEGATIVE_INFINITY);
  for (const date of Object.keys(hired)) read.date(date, [...path, 'hired', date]);
  if (read.findings.failed) return [];
  const headcount = between(hired);
  const filled: number[] = [];
  let first = true;
  const beginsMs = Math.min(fromMs, ...Object.keys(hired).map((date) => startMs(date, zone)));
  for (const { date, fromMs: dayMs } of localDays(beginsMs, toMs, zone)) {
    const there = Math.min(count, Math.floor(headcount(date) + 1e-9));
    while (filled.length < there) filled.push(first ? Number.NEGATIVE_INFINITY : dayMs);
    first = false;
  }
  const seats = Array.from({ length: count }, () => Number.POSITIVE_INFINITY);
  for (const [place, seat] of hiringOrder(count).entries()) seats[seat] = filled[place] ?? Number.POSITIVE_INFINITY;
  return seats;
}

const GOLDEN = 0.618_033_988_749_894_8;

/**
 * Shifts take seats in blocks, and new agents should join all of them: seats are filled in the order of the fractional parts of multiples
 * of the golden ratio, so that any number of filled seats is spread evenly over the list.
 */
const hiringOrder = (count: number): readonly number[] => {
  const placeOf = (seat: number): number => (seat * GOLDEN) % 1;
  return Array.from({ length: count }, (_, seat) => seat).sort((one, other) => placeOf(one) - placeOf(other));
};

interface Learning {
  readonly competence: readonly number[];
  readonly attrition: GroupStaff['attrition'];
}

function competenceRows(context: Context, names: readonly string[]): ReadonlyMap<string, Learning> {
  const byGroup = new Map<string, { handling: number[]; attrition: (number | null)[] }>();
  for (const placed of givenOnce(context, rowsOf(context, 'competence', readCompetence), ['month', 'group'], 'for the same group')) {
    const { group, month, handling, attrition } = placed.row;
    if (!names.includes(group)) context.rowProblems.push(placed.unknown('group', 'group', names));
    else if (month < 1 || month > 120) context.rowProblems.push(placed.refuse('month', 'must be 1 to 120'));
    else {
      const own = byGroup.get(group) ?? { handling: [], attrition: [] };
      byGroup.set(group, own);
      own.handling[month - 1] = handling;
      own.attrition[month - 1] = attrition;
    }
  }
  return new Map(
    [...byGroup].map(([group, { handling, attrition }]) => {
      const perMonth = Array.from(attrition, (share, month) => share ?? attrition.slice(0, month).findLast((one) => one != null) ?? 0);
      // A month that is not named is like the one before it.
      const competence = Array.from(handling, (percent, month) => percent ?? handling.slice(0, month).findLast((one) => one > 0) ?? 100);
      return [group, { competence, attrition: perMonth.every((share) => share === 0) ? null : { perMonth, refillMs: REFILL_MS } }];
    }),
  );
}

function requiredRows(context: Context, names: readonly string[]): ReadonlyMap<string, GroupStaff['required']> {
  const byGroup = new Map<string, { fromMs: number; agents: number }[]>();
  for (const placed of givenOnce(
    context,
    rowsOf(context, 'staffing', readStaffing),
    ['start', 'date', 'group'],
    'for the same group and day',
  )) {
    const { date, start, group, required } = placed.row;
    const found = dayAt(context, date);
    if (!names.includes(group)) context.rowProblems.push(placed.unknown('group', 'group', names));
    else if (found !== undefined) {
      const own = byGroup.get(group) ?? [];
      byGroup.set(group, own);
      own.push({ fromMs: found.day.atMinute(start), agents: required });
    }
  }
  return new Map(
    [...byGroup].map(([group, rows]) => {
      const sorted = rows.sort((one, other) => one.fromMs - other.fromMs);
      const last = context.days.at(-1)?.toMs ?? context.toMs;
      return [group, sorted.map((row, place) => ({ toMs: sorted[place + 1]?.fromMs ?? last, ...row }))];
    }),
  );
}
