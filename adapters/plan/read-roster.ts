import { type DefineRosterOptions, defineRoster, type Plan, type Roster } from '@signalbox/engine';
import { type Hours, type LanguageResolver, nearestName } from '@signalbox/engine/plan';
import { compileCalendar, isZone, type Span } from './compile-calendar.js';
import { languageResolver } from './language-resolver.js';
import { inFileOrder, located } from './located-problem.js';
import type { LocatedProblem } from './position.js';
import { readTextFile } from './read-file.js';
import { compile, type ReadPlan, type ReadPlanOptions } from './read-plan.js';
import { type PlanText, readText } from './text.js';

export interface ReadRosterOptions extends Partial<Span> {
  /** With it, expired authorisations are reported; shifts are compiled from a day before it on, or without it from now. */
  readonly nowMs?: number;
  readonly resolveLanguage?: LanguageResolver;
}

export type ReadRoster =
  | {
      readonly ok: true;
      readonly roster: Roster;
      /** Hours by shift, to extend them later. */
      readonly shiftHours: ReadonlyMap<string, Hours>;
      readonly text: PlanText;
      readonly problems: readonly LocatedProblem[];
    }
  | { readonly ok: false; readonly problems: readonly LocatedProblem[] };

/** Reads a roster file (YAML or JSON) for a plan. */
export async function readRoster(file: string, plan: Plan, options: ReadRosterOptions = {}): Promise<ReadRoster> {
  return define(await readTextFile(file, 'roster'), plan, options);
}

/** The same for a text; `file` is its name in problems. */
export function readRosterText(text: string, plan: Plan, options: ReadRosterOptions & { readonly file?: string } = {}): ReadRoster {
  return define(readText(text, options.file ?? 'roster.yaml', 'roster'), plan, options);
}

const shiftCompiler =
  (span: Span): NonNullable<DefineRosterOptions['compileShift']> =>
  (id, hours) =>
    isZone(hours.zone) ? compileCalendar(id, hours, span) : { nearestZone: nearestName(hours.zone, Intl.supportedValuesOf('timeZone')) };

function define(text: PlanText, plan: Plan, options: ReadRosterOptions): ReadRoster {
  const { nowMs, horizonDays, resolveLanguage = languageResolver() } = options;
  if (text.problems.length > 0) return { ok: false, problems: text.problems };
  const span = { nowMs: nowMs ?? Date.now(), ...(horizonDays === undefined ? {} : { horizonDays }) };
  const defined = defineRoster(text.value, plan, {
    resolveLanguage,
    compileShift: shiftCompiler(span),
    ...(nowMs === undefined ? {} : { nowMs }),
  });
  const problems = inFileOrder(defined.problems.map((found) => located(found, text)));
  return defined.ok ? { ok: true, roster: defined.roster, shiftHours: defined.shiftHours, text, problems } : { ok: false, problems };
}

export type ReadBoth =
  | (Extract<ReadPlan, { ok: true }> & { readonly roster: Roster; readonly rosterText: PlanText })
  | { readonly ok: false; readonly problems: readonly LocatedProblem[] };

/** Reads a plan and its roster together: the languages of both count, and the problems of both are reported in one list. */
export async function readPlanAndRoster(planFile: string, rosterFile: string, options: Omit<ReadPlanOptions, 'roster'>): Promise<ReadBoth> {
  const [planText, rosterText] = await Promise.all([readTextFile(planFile, 'plan'), readTextFile(rosterFile, 'roster')]);
  return readTexts(planText, rosterText, options);
}

/** The same for two parsed texts, which may be parts of one file. */
export function readTexts(planText: PlanText, rosterText: PlanText, options: Omit<ReadPlanOptions, 'roster'>): ReadBoth {
  const plan = compile(planText, { roster: rosterText.value, ...options });
  if (!plan.ok) return { ok: false, problems: [...plan.problems, ...rosterText.problems] };
  const roster = define(rosterText, plan.plan, options);
  const problems = inFileOrder([...plan.problems, ...roster.problems]);
  if (!roster.ok) return { ok: false, problems };
  return { roster: roster.roster, rosterText: roster.text, ...plan, hours: new Map([...plan.hours, ...roster.shiftHours]), problems };
}
