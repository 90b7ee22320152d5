import {
  type LocatedProblem,
  languageResolver,
  located,
  type PlanText,
  partOf,
  readFileText,
  readTextFile,
  readTexts,
} from '@signalbox/adapters/plan';
import { durationMs, membersByGroup, type Path, type PlanFile, problem } from '@signalbox/engine/plan';
import { AGE_MAX_MS, PLANNER_FILES, type PlannerFile, type PlannerFileKind } from '@signalbox/simulations/planner-files';
import {
  defineScenario,
  type ScenarioFile,
  scenarioStartMs,
  shapeScenario,
  type Trial,
  unsaidOnClosing,
} from '@signalbox/simulations/scenario';
import { beside } from './beside.js';
import { readLaterPlans } from './later-plans.js';
import { type Setting, withSetting } from './setting.js';

export type ReadScenario =
  | { readonly ok: true; readonly trial: Trial; readonly text: PlanText; readonly problems: readonly LocatedProblem[] }
  | { readonly ok: false; readonly problems: readonly LocatedProblem[] };

/**
 * Reads a scenario and everything it names: plan, roster and planners' files, with paths relative to the scenario's folder. Whatever is
 * wrong in any of them is reported with file, line and column.
 * @param setting one parameter whose value replaces that of the files
 */
export async function readScenario(file: string, setting?: Setting): Promise<ReadScenario> {
  const written = await readTextFile(file, 'scenario');
  if (written.problems.length > 0) return { ok: false, problems: written.problems };
  const elsewhere = fileItIsIn(written.value, setting);
  const text = setting === undefined || elsewhere !== undefined ? written : withSetting(written, setting);
  const shaped = shapeScenario(text.value);
  if (!shaped.ok) return { ok: false, problems: shaped.problems.map((found) => located(found, text)) };
  const scenario = shaped.file;
  const [planText, rosterText] = await Promise.all(
    (['plan', 'roster'] as const).map(async (which) => {
      const own = await textOf(which, scenario, text);
      return setting !== undefined && which === elsewhere && own.problems.length === 0 ? withSetting(own, setting, [which]) : own;
    }),
  );
  if (planText === undefined || rosterText === undefined) return { ok: false, problems: [] };
  const zone = scenario.horizon.zone ?? zoneOf(planText.value);
  const nowMs = scenarioStartMs(scenario, zone);
  const span = calendarSpan(scenario, nowMs ?? Date.now());
  const both = readTexts(planText, rosterText, span);
  if (!both.ok) return { ok: false, problems: both.problems.filter(isError) };
  const later = await readLaterPlans(
    scenario,
    { scenario: text, plan: planText, roster: rosterText },
    nowMs === undefined ? 'UTC' : zone,
    span,
  );
  if (later.problems.length > 0) return { ok: false, problems: later.problems };

  const { read, unreadable } = await plannerFiles(scenario, text);
  if (unreadable.length > 0) return { ok: false, problems: unreadable };
  const { plan, roster } = both;
  const groups = membersByGroup(rosterText.value);
  // As `serve` resolves them: the plan is tried with the agents it will have.
  const resolveLanguage = languageResolver();
  const unsaid = unsaidOnClosing(planText.value as PlanFile);
  const defined = defineScenario(scenario, { plan, roster, unsaid, groups, resolveLanguage, laterPlans: later.plans, plannerFiles: read });
  const problems = [...defined.problems.map((found) => located(found, text)), ...defined.rowProblems, ...both.problems];
  return defined.ok ? { ok: true, trial: defined.trial, text, problems } : { ok: false, problems: problems.filter(isError) };
}

/** Whether the parameter belongs to a plan or roster in a file of its own, and not to the scenario. */
function fileItIsIn(scenario: unknown, setting: Setting | undefined): 'plan' | 'roster' | undefined {
  const which = (['plan', 'roster'] as const).find((one) => setting?.path.startsWith(`${one}.`));
  const named = which !== undefined && typeof scenario === 'object' && scenario !== null && which in scenario;
  return named && typeof (scenario as Readonly<Record<string, unknown>>)[which] === 'string' ? which : undefined;
}

const isError = ({ severity }: LocatedProblem): boolean => severity === 'error';

async function textOf(which: 'plan' | 'roster', scenario: ScenarioFile, text: PlanText): Promise<PlanText> {
  const written = scenario[which];
  if (typeof written !== 'string') return partOf(text, which, which);
  const own = await readTextFile(beside(text, written), which);
  // What cannot be read is told where it is named.
  const told = own.problems.map((found) => (found.code === 'FILE_UNREADABLE' ? { ...found, ...placeOf(text, [which]) } : found));
  return { ...own, problems: told };
}

function placeOf(text: PlanText, path: Path): Pick<LocatedProblem, 'file' | 'line' | 'column' | 'excerpt'> {
  const { line, column } = text.locate(path, 'value');
  return { file: text.file, line, column, excerpt: text.line(line) };
}

/** Zone of the first hub of a plan as written; whether it exists is checked when the plan is read. */
function zoneOf(plan: unknown): string {
  const hubs = typeof plan === 'object' && plan !== null && 'hubs' in plan ? plan.hubs : undefined;
  const [first] = typeof hubs === 'object' && hubs !== null ? (Object.values(hubs) as unknown[]) : [];
  return typeof first === 'object' && first !== null && 'zone' in first && typeof first.zone === 'string' ? first.zone : 'UTC';
}

const DAY_MS = 86_400_000;
/** Contacts left at the end are served on the days after it. */
const DAYS_AFTER = 35;
/** From the oldest contact waiting at the start, if any has an age. */
function calendarSpan(
  { horizon, demand = {}, files }: ScenarioFile,
  startMs: number,
): { readonly nowMs: number; readonly horizonDays: number } {
  const aged = files?.backlog !== undefined || Object.values(demand).some(({ backlog }) => typeof backlog === 'object');
  const beforeMs = aged ? AGE_MAX_MS : 0;
  return { nowMs: startMs - beforeMs, horizonDays: Math.ceil((durationMs(horizon.for) + beforeMs) / DAY_MS) + DAYS_AFTER };
}

async function plannerFiles(
  { files = {} }: ScenarioFile,
  text: PlanText,
): Promise<{ read: Partial<Record<PlannerFileKind, readonly PlannerFile[]>>; unreadable: readonly LocatedProblem[] }> {
  const read: Partial<Record<PlannerFileKind, readonly PlannerFile[]>> = {};
  const unreadable: LocatedProblem[] = [];
  for (const kind of Object.keys(PLANNER_FILES) as PlannerFileKind[]) {
    const found: PlannerFile[] = [];
    for (const [place, path] of (files[kind] ?? []).entries()) {
      const file = beside(text, path);
      const own = await readFileText(file);
      if (own.ok) found.push({ file, text: own.text });
      else
        unreadable.push(located(problem('FILE_UNREADABLE', 'scenario', ['files', kind, place], { file: path, detail: own.detail }), text));
    }
    read[kind] = found;
  }
  return { read, unreadable };
}
