import { definePlan, type Plan, type Problem } from '@signalbox/engine';
import {
  type CompiledCalendar,
  callingHours,
  type Hours,
  type LanguageResolver,
  nearestName,
  type Path,
  problem,
  readHours,
} from '@signalbox/engine/plan';
import { compileCalendar, isZone, type Span } from './compile-calendar.js';
import { languageResolver } from './language-resolver.js';
import { inFileOrder, located } from './located-problem.js';
import type { LocatedProblem } from './position.js';
import { readTextFile } from './read-file.js';
import { type PlanText, readText } from './text.js';

export interface ReadPlanOptions extends Span {
  /** The roster as written: its languages are added to those of the hubs if the plan lists none. */
  readonly roster?: unknown;
  readonly resolveLanguage?: LanguageResolver;
}

export type ReadPlan =
  | {
      readonly ok: true;
      readonly plan: Plan;
      /** Opening hours by calendar, including calling windows and, if read with a roster, shifts, for extending them later. */
      readonly hours: ReadonlyMap<string, Hours>;
      /** The calendars and calling windows as written, for `effectivePlanText`. */
      readonly calendars: Readonly<Record<string, unknown>>;
      readonly callingWindows: Readonly<Record<string, unknown>>;
      readonly text: PlanText;
      readonly problems: readonly LocatedProblem[];
    }
  | { readonly ok: false; readonly problems: readonly LocatedProblem[] };

/**
 * Reads a plan file (YAML or JSON), compiles its calendars from a day before `nowMs` on, and reports everything wrong with line and column.
 */
export async function readPlan(file: string, options: ReadPlanOptions): Promise<ReadPlan> {
  return compile(await readTextFile(file, 'plan'), options);
}

/** The same for a text; `file` is its name in problems. */
export function readPlanText(text: string, options: ReadPlanOptions & { readonly file?: string }): ReadPlan {
  return compile(readText(text, options.file ?? 'plan.yaml', 'plan'), options);
}

/** The same for a text already parsed. */
export function compile(text: PlanText, options: ReadPlanOptions): ReadPlan {
  if (text.problems.length > 0) return { ok: false, problems: text.problems };
  const hours = new Map([
    ...entriesOf(text.value, 'calendars').flatMap(([id, authored]) => pairOf(id, readHours(authored))),
    ...callingHours(text.value),
  ]);
  const zones = unknownZones(text.value);
  const calendars: CompiledCalendar[] = [...hours].flatMap(([id, one]) => (isZone(one.zone) ? [compileCalendar(id, one, options)] : []));
  const defined = definePlan(text.value, {
    calendars,
    roster: options.roster,
    resolveLanguage: options.resolveLanguage ?? languageResolver(),
  });
  // Whatever could not be compiled here has been reported with its own reason: invalid hours, or an unknown zone.
  const told = defined.problems.filter(({ code }) => code !== 'CALENDAR_NOT_COMPILED');
  const problems = inFileOrder([...told, ...zones].map((found) => located(found, text)));
  if (!defined.ok || zones.length > 0) return { ok: false, problems };
  const written = (field: Field) => Object.fromEntries(entriesOf(text.value, field));
  return {
    ok: true,
    plan: defined.plan,
    hours,
    calendars: written('calendars'),
    callingWindows: written('callingWindows'),
    text,
    problems,
  };
}

const pairOf = (id: string, hours: Hours | undefined): [string, Hours][] => (hours === undefined ? [] : [[id, hours]]);

type Field = 'calendars' | 'callingWindows' | 'hubs';

function entriesOf(value: unknown, field: Field): [string, unknown][] {
  const entries = fieldOf(value, field);
  return typeof entries === 'object' && entries !== null && !Array.isArray(entries) ? Object.entries(entries) : [];
}

/** Only the host knows time zones, so only here can their names be checked. */
function unknownZones(value: unknown): readonly Problem[] {
  const unknown = (zone: unknown, path: Path): readonly Problem[] =>
    typeof zone !== 'string' || isZone(zone)
      ? []
      : [problem('ZONE_UNKNOWN', 'plan', path, { zone }, nearestName(zone, Intl.supportedValuesOf('timeZone')))];
  const listed = fieldOf(value, 'customerZones');
  return [
    ...(['hubs', 'calendars'] as const).flatMap((field) =>
      entriesOf(value, field).flatMap(([id, entry]) => unknown(fieldOf(entry, 'zone'), [field, id, 'zone'])),
    ),
    ...(Array.isArray(listed) ? listed.flatMap((zone, place) => unknown(zone, ['customerZones', place])) : []),
  ];
}

const fieldOf = (value: unknown, field: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[field] : undefined;
