import { durationMs, type Path } from '@signalbox/engine/plan';
import { PLAIN_BREAK, readShifts } from '../../planner-files/index.js';
import { type Context, rowsOf } from '../context.js';
import type { StaffFile } from '../file/workforce-file.js';
import type { PlannedShift } from '../trial.js';
import { holdsOn, type LocalDay, localDays } from '../zoned-time.js';
import { openSeating } from './seats.js';

interface Group {
  readonly group: string;
  readonly agents: readonly string[];
  readonly zone: string;
  readonly path: Path;
}

/** Agents of a day with the same hours. */
interface Line {
  readonly fromMinute: number;
  readonly toMinute: number;
  /** Number of agents; `null`: all whom no line before has taken. */
  readonly agents: number | null;
  /** Instead of a number: the share of the group. */
  readonly part?: number;
  readonly breaks: readonly { readonly atMinute: number; readonly forMs: number; readonly reason: string }[];
  readonly holds: (day: LocalDay) => boolean;
  /** Lines of a day with the same name here are the parts of a split shift, worked by the same agents; `null`: a shift by itself. */
  readonly split: string | null;
}

/** The shifts of each group: from the files if they name the group, else as written; without either, always there. */
export function plannedShifts(context: Context, names: readonly string[]): (group: Group, own: StaffFile) => readonly PlannedShift[] {
  const fromFiles = fileLines(context, names);
  return (group, own) => {
    const lines = fromFiles.get(group.group) ?? writtenLines(own, context, group.path);
    if (lines === null && fromFiles.size > 0 && !areBots(group, context))
      context.read.findings.add('GROUP_UNPLANNED', ['files', 'shifts'], { name: group.group, count: group.agents.length });
    return lines === null ? always(group, own, context) : laidOut(group, lines, context);
  };
}

const areBots = ({ agents }: Group, { roster }: Context): boolean =>
  roster.agents.every(({ id, kind }) => kind === 'bot' || !agents.includes(id));

/** There from the start to the end, split by day if it matters who comes on which day. */
function always({ agents, zone }: Group, own: StaffFile, { fromMs, toMs }: Context): readonly PlannedShift[] {
  const seats = [...agents.keys()];
  if (own.absence === undefined && own.hired === undefined && own.attrition === undefined)
    return [{ fromMs, toMs: Number.POSITIVE_INFINITY, day: 0, line: 0, seats, breaks: [] }];
  return localDays(fromMs, toMs, zone).map((day, number) => ({
    fromMs: day.fromMs,
    toMs: day.toMs,
    day: number,
    line: 0,
    seats,
    breaks: [],
  }));
}

function writtenLines({ shifts }: StaffFile, { read, plan }: Context, path: Path): readonly Line[] | null {
  if (shifts === undefined) return null;
  const reasons = plan.presenceReasons.map(({ id }) => id);
  return shifts.map((shift, place): Line => {
    const at = [...path, 'shifts', place];
    read.dates(shift, at);
    const breaks = (shift.breaks ?? []).map((one, n) => {
      const reason = one.reason ?? PLAIN_BREAK;
      if (!reasons.includes(reason))
        read.findings.add('NAME_UNKNOWN', [...at, 'breaks', n, 'reason'], { what: 'presence reason', name: reason, names: reasons });
      return { atMinute: read.minute(one.at, [...at, 'breaks', n, 'at']), forMs: durationMs(one.for), reason };
    });
    const hours = read.hours(shift.hours, [...at, 'hours']);
    const wrong = misplaced(hours, breaks);
    if (wrong !== undefined)
      read.findings.add('VALUE_INVALID', [...at, 'breaks', wrong.place], {
        field: `The break at ${shift.breaks?.[wrong.place]?.at}`,
        expected: wrong.expected,
      });
    const { agents = null } = shift;
    const many = typeof agents === 'string' ? { agents: null, part: read.part(agents, [...at, 'agents']) } : { agents };
    return { ...hours, ...many, breaks, holds: holdsOn(shift), split: null };
  });
}

function fileLines(context: Context, names: readonly string[]): ReadonlyMap<string, readonly Line[]> {
  const reasons = context.plan.presenceReasons.map(({ id }) => id);
  const byGroup = new Map<string, { readonly line: Line; readonly row: { readonly date: string } }[]>();
  for (const placed of rowsOf(context, 'shifts', readShifts)) {
    const { date, group, agents, from, to, breaks, split } = placed.row;
    const unknown = breaks?.find(({ reason }) => !reasons.includes(reason));
    if (unknown !== undefined)
      context.rowProblems.push(
        placed.refuse('breaks', `names the reason ${unknown.reason}, which the plan does not have; it has ${reasons.join(', ')}`),
      );
    else if (!names.includes(group)) context.rowProblems.push(placed.unknown('group', 'group', names));
    else if (from === to) context.rowProblems.push(placed.refuse('to', 'must differ from "from"'));
    else {
      const hours = { fromMinute: from, toMinute: to > from ? to : to + 1_440 };
      const wrong = misplaced(hours, breaks ?? []);
      if (wrong !== undefined) context.rowProblems.push(placed.refuse('breaks', `holds a break that ${wrong.expected}`));
      const own = byGroup.get(group) ?? [];
      byGroup.set(group, own);
      const others = own.flatMap(({ line, row }) => (split !== null && line.split === split && row.date === date ? [line] : []));
      if (others.some((other) => other.agents !== agents))
        context.rowProblems.push(placed.refuse('agents', `must be as in the other rows of split ${split}: the same agents work them all`));
      else if (others.some((other) => other.fromMinute < hours.toMinute && other.toMinute > hours.fromMinute))
        context.rowProblems.push(placed.refuse('from', `is in the time of another row of split ${split}, which the same agents work`));
      own.push({ line: { ...hours, agents, breaks: breaks ?? [], holds: (day) => day.date === date, split }, row: placed.row });
    }
  }
  return new Map([...byGroup].map(([group, own]) => [group, own.map(({ line }) => line)]));
}

type Stretch = Pick<Line, 'fromMinute' | 'toMinute'>;

/** A break at 02:00 of a shift that began at 22:00 is on the next day. */
const minuteInShift = (atMinute: number, { fromMinute }: Stretch): number => (atMinute < fromMinute ? atMinute + 1_440 : atMinute);

/** The first break that is not wholly within its shift, or begins before another has ended: it could not be taken as written. */
function misplaced(hours: Stretch, breaks: Line['breaks']): { readonly place: number; readonly expected: string } | undefined {
  const spans = breaks.map(({ atMinute, forMs }, place) => {
    const fromMinute = minuteInShift(atMinute, hours);
    return { place, fromMinute, toMinute: fromMinute + forMs / 60_000 };
  });
  const outside = spans.find(({ toMinute }) => toMinute > hours.toMinute);
  if (outside !== undefined) return { place: outside.place, expected: 'does not lie within its shift' };
  const sorted = spans.sort((one, other) => one.fromMinute - other.fromMinute);
  const early = sorted.find(({ fromMinute }, n) => n > 0 && fromMinute < (sorted[n - 1]?.toMinute ?? 0));
  return early === undefined ? undefined : { place: early.place, expected: 'begins before the break before it has ended' };
}

/** Assigns seats, starting again from the first on the next day; seats beyond the group's count stay empty. */
function laidOut({ group, agents, zone, path }: Group, lines: readonly Line[], { fromMs, toMs, read }: Context): readonly PlannedShift[] {
  let missing = 0;
  // A shift of the evening before may run into the first day.
  const shifts = localDays(fromMs - 86_400_000, toMs, zone).flatMap((day, number): PlannedShift[] => {
    const seating = openSeating(agents.length);
    let parts = 0;
    const held = [...lines.entries()].filter(([, { holds }]) => holds(day));
    const splits = new Map<string, readonly number[]>();
    return held.flatMap(([place, line]): PlannedShift[] => {
      // Rounded cumulatively, so that shares adding up to 100 % take everybody once.
      const before = Math.round(parts * agents.length);
      parts += line.part ?? 0;
      const asked = line.agents ?? (line.part === undefined ? seating.untaken() : Math.round(parts * agents.length) - before);
      const known = line.split === null ? undefined : splits.get(line.split);
      const seats = known ?? seating.take(asked, line.split === null ? [line] : partsOf(line.split, held));
      if (line.split !== null) splits.set(line.split, seats);
      missing = Math.max(missing, asked - seats.length);
      const shift = { fromMs: day.atMinute(line.fromMinute), toMs: day.atMinute(line.toMinute), day: number, line: place, seats };
      if (shift.toMs <= fromMs || shift.fromMs >= toMs) return [];
      return [{ breaks: breaksOf(line, day, shift), ...shift }];
    });
  });
  if (missing > 0) read.findings.add('SHIFT_OVERFULL', path, { name: group, asked: agents.length + missing, count: agents.length });
  return shifts;
}

const partsOf = (split: string, held: readonly (readonly [number, Line])[]): readonly Line[] =>
  held.flatMap(([, line]) => (line.split === split ? [line] : []));

function breaksOf(line: Line, day: LocalDay, shift: { readonly fromMs: number; readonly toMs: number }): PlannedShift['breaks'] {
  return line.breaks
    .map(({ atMinute, forMs, reason }) => {
      const startMs = day.atMinute(minuteInShift(atMinute, line));
      return { fromMs: startMs, toMs: Math.min(shift.toMs, startMs + forMs), reason };
    })
    .filter(({ fromMs, toMs }) => fromMs >= shift.fromMs && fromMs < toMs)
    .sort((one, other) => one.fromMs - other.fromMs);
}
