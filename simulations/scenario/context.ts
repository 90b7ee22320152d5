import type { AgentId, Plan, Roster } from '@signalbox/engine';
import { canonicalTag, type LanguageResolver, lookUpLanguage, nearestName, type Path } from '@signalbox/engine/plan';
import type { PlacedProblem, PlacedRow, PlannerFile, PlannerFileKind, ReadRows, WrittenInstant } from '../planner-files/index.js';
import type { ScenarioFile } from './file/scenario-file.js';
import type { Readings } from './readings.js';
import { daysBetween, type Hours, type LocalDay, localDays, shownText } from './zoned-time.js';

/** A plan that is published on the way, and the roster checked against it. */
export interface LaterPlan {
  readonly plan: Plan;
  readonly roster: Roster;
  /** As in `Ground`. */
  readonly unsaid?: ReadonlySet<string>;
}

/** What a scenario is based on, read and checked before it. */
export interface Ground {
  readonly plan: Plan;
  readonly roster: Roster;
  /** Queues of which the plan, as written, does not say what becomes of contacts when they close; default: it says so of all. */
  readonly unsaid?: ReadonlySet<string>;
  /** Agent ids by group of the roster file; agents written singly are groups of one. */
  readonly groups: ReadonlyMap<string, readonly AgentId[]>;
  /** Resolves a tag to a language of a plan; default: the tag shortened from its end (RFC 4647 look-up). */
  readonly resolveLanguage?: LanguageResolver;
  /** The plans that changes publish, by index in the scenario's list of changes. */
  readonly laterPlans?: ReadonlyMap<number, LaterPlan>;
  /** Planners' files by kind, in the order in which the scenario names them. */
  readonly plannerFiles?: Readonly<Partial<Record<PlannerFileKind, readonly PlannerFile[]>>>;
}

/** Everything from which the parts of a scenario are built. */
export interface Context extends Ground {
  readonly file: ScenarioFile;
  readonly read: Readings;
  readonly zone: string;
  readonly fromMs: number;
  readonly toMs: number;
  /** Days of `zone` that overlap the horizon. */
  readonly days: readonly LocalDay[];
  /** Mistakes in planners' files. */
  readonly rowProblems: PlacedProblem[];
}

/** Reports a name that plan or roster does not have, and then returns false. */
export function known({ read }: Context, what: string, name: string, names: readonly string[], path: Path): boolean {
  if (names.includes(name)) return true;
  read.findings.add('NAME_UNKNOWN', path, { what, name, names: [...names] }, nearestName(name, names));
  return false;
}

/** Whether the tag resolves to a language of the plan; the router rejects contacts that ask for any other. */
export const planSpeaks = ({ plan, resolveLanguage = lookUpLanguage }: Ground, tag: string): boolean =>
  resolveLanguage(canonicalTag(tag), plan.languages) !== undefined;

/** Reports a language that resolves to none of the plan's. */
export function knownLanguage(context: Context, tag: string, path: Path): void {
  if (!planSpeaks(context, tag)) known(context, 'language', tag, context.plan.languages, path);
}

/** The rows of all files of a kind; their mistakes are added to the problems. */
export function rowsOf<C>(context: Context, kind: PlannerFileKind, read: (file: PlannerFile) => ReadRows<C>): readonly PlacedRow<C>[] {
  const { plannerFiles, rowProblems, zone } = context;
  return (plannerFiles?.[kind] ?? []).flatMap((file) => {
    const { rows, problems } = read(file);
    rowProblems.push(...problems);
    const outside = rows.filter(({ row }) => isOutside(row, context));
    const [first] = outside;
    if (first !== undefined)
      rowProblems.push(first.tell('ROWS_OUTSIDE', { count: outside.length, all: rows.length, ...horizonOf(context) }));
    const twice = rows.filter(({ row }) => (row as Timed).at?.shownTwice === true && !isOutside(row, context));
    if (twice[0] !== undefined) rowProblems.push(twice[0].tell('ROWS_SHOWN_TWICE', { count: twice.length, all: rows.length, zone }));
    return rows;
  });
}

/** The ends of the horizon as local times of the scenario's zone. */
function horizonOf({ fromMs, toMs, zone }: Context): { readonly from: string; readonly until: string } {
  const [from, until] = [fromMs, toMs].map((atMs) => shownText(atMs, zone)) as [string, string];
  return { from, until };
}

/** The time columns a row may have. */
interface Timed {
  readonly date?: string | null;
  readonly at?: WrittenInstant;
}

/** Whether a row is about a day or instant that does not count. A shift of the evening before may run into the first day. */
function isOutside(row: unknown, { days, fromMs, toMs }: Context): boolean {
  const { date, at } = row as Timed;
  if (at !== undefined) return at.atMs < fromMs || at.atMs >= toMs;
  const [first] = days;
  const last = days.at(-1);
  return date != null && first !== undefined && last !== undefined && (daysBetween(date, first.date) > 1 || date > last.date);
}

export const queueIds = ({ plan }: Ground): readonly string[] => plan.queues.map(({ id }) => id);

const DAY_MS = 86_400_000;

/** The period that hours take on a day, if it overlaps the horizon. Hours that end no later than they begin run over midnight. */
type Stretch = (day: LocalDay) => readonly { readonly fromMs: number; readonly toMs: number }[];

/** The days of a zone, and when hours on them fall within the horizon: those that begin in the evening before it run into its first day. */
export function hoursOfDays(
  context: Context,
  zone: string,
): { readonly days: readonly LocalDay[]; readonly stretch: (hours: Hours) => Stretch } {
  const { fromMs, toMs } = context;
  const stretch =
    ({ fromMinute, toMinute }: Hours): Stretch =>
    (day) => {
      const ends = toMinute > fromMinute ? toMinute : toMinute + 1_440;
      const one = { fromMs: day.atMinute(fromMinute), toMs: day.atMinute(ends) };
      return one.toMs > fromMs && one.fromMs < toMs ? [one] : [];
    };
  return { days: localDays(fromMs - DAY_MS, toMs, zone), stretch };
}

export const dayAt = ({ days }: Context, date: string): { readonly day: LocalDay; readonly number: number } | undefined => {
  const number = days.findIndex((day) => day.date === date);
  const day = days[number];
  return day === undefined ? undefined : { day, number };
};
