import type { Problem } from '@signalbox/engine';
import { durationMs, Findings, lookUpLanguage, nearestName, readShape } from '@signalbox/engine/plan';
import type { PlacedProblem } from '../planner-files/index.js';
import { type Demand, languageTables } from '../play/index.js';
import { changesOf } from './changes.js';
import type { Context, Ground } from './context.js';
import { checkBehaviour, mannersOf } from './demand/behaviour.js';
import { writtenDemands } from './demand/demands.js';
import { backlogDemands, forecastDemands, recordedDemands } from './demand/forecasts.js';
import { type ScenarioFile, scenarioFile } from './file/scenario-file.js';
import { hintAtNobodyAtWork } from './nobody-at-work.js';
import { plansInForce } from './plans-in-force.js';
import { Readings } from './readings.js';
import { publishedOf } from './targets/published.js';
import { costsOf, targetsOf } from './targets/targets.js';
import type { Trial, TrialChange } from './trial.js';
import { unsaidClosings } from './unsaid-closings.js';
import { hintAtUnserved } from './unserved.js';
import { staffOf } from './workforce/staff.js';
import { isZone, localDays, shownAt, startMs } from './zoned-time.js';

/** A scenario file as far as it can be read without its plan. */
export type ShapedScenario =
  | { readonly ok: true; readonly file: ScenarioFile }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads the shape of a scenario file, so that what it names (plan, roster, planners' files) can be fetched. */
export function shapeScenario(input: unknown): ShapedScenario {
  const findings = new Findings('scenario');
  const file = readShape(scenarioFile, input, findings);
  return file === undefined || findings.failed ? { ok: false, problems: findings.problems } : { ok: true, file };
}

export type DefinedScenario =
  | { readonly ok: true; readonly trial: Trial; readonly problems: readonly Problem[]; readonly rowProblems: readonly PlacedProblem[] }
  | { readonly ok: false; readonly problems: readonly Problem[]; readonly rowProblems: readonly PlacedProblem[] };

/** When a scenario begins; `undefined` if its zone or date makes no sense. The calendars of its plan have to include this instant. */
export function scenarioStartMs({ horizon }: ScenarioFile, planZone: string): number | undefined {
  const zone = horizon.zone ?? planZone;
  if (!isZone(zone)) return undefined;
  try {
    return startMs(horizon.start, zone);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const HALF_HOUR_MS = 1_800_000;

/** Turns a scenario file, with its plan and roster, into a trial that can be simulated. */
export function defineScenario(file: ScenarioFile, ground: Ground): DefinedScenario {
  const findings = new Findings('scenario');
  const zone = file.horizon.zone ?? ground.plan.hubs[0]?.zone ?? 'UTC';
  const fromMs = scenarioStartMs(file, zone);
  if (!isZone(zone)) {
    const nearest = nearestName(zone, Intl.supportedValuesOf('timeZone'));
    findings.add('ZONE_UNKNOWN', ['horizon', 'zone'], { zone }, nearest);
  } else if (fromMs === undefined)
    findings.add('VALUE_INVALID', ['horizon', 'start'], { field: file.horizon.start, expected: 'is no day of the calendar' });
  if (fromMs === undefined) return { ok: false, problems: findings.problems, rowProblems: [] };

  const { horizon } = file;
  const toMs = fromMs + durationMs(horizon.for);
  const warmUpMs = durationMs(horizon.warmUp ?? 0);
  const invalid = (field: string, expected: string): void =>
    findings.add('VALUE_INVALID', ['horizon', field], { field: `horizon.${field}`, expected });
  if (toMs <= fromMs || toMs - fromMs > YEARS_MS) invalid('for', 'must be above 0 and at most five years');
  if (warmUpMs >= toMs - fromMs && toMs > fromMs) invalid('warmUp', 'must be shorter than the horizon');
  const intervalMs = horizon.interval === undefined ? HALF_HOUR_MS : durationMs(horizon.interval);
  if (intervalMs < 60_000 || DAY_MS % intervalMs !== 0) invalid('interval', 'must divide a day and be at least 1m');
  if (findings.failed) return { ok: false, problems: findings.problems, rowProblems: [] };
  const days = localDays(fromMs, toMs, zone);
  const context: Context = { file, read: new Readings(findings), zone, fromMs, toMs, days, rowProblems: [], ...ground };
  hintAtClocks(context);
  const countFromMs = fromMs + warmUpMs;
  checkBehaviour(context);
  const { manners, byChannel } = mannersOf(context);
  const demand = [...writtenDemands(context), ...forecastDemands(context), ...recordedDemands(context), ...backlogDemands(context)];
  const changes = changesOf(context, demand);
  const languages = languagesOf(ground, demand, changes);
  const staff = staffOf(context);
  const coming = { demand, languages, staff, plan: ground.plan, roster: ground.roster, startMs: fromMs, countFromMs, toMs };
  const trial: Trial = {
    name: file.scenario,
    about: file.about ?? '',
    plan: ground.plan,
    roster: ground.roster,
    zone,
    startMs: fromMs,
    toMs,
    cut: horizon.end === 'cut',
    countFromMs,
    intervalMs,
    daysMs: [countFromMs, ...days.map((day) => day.fromMs).filter((atMs) => atMs > countFromMs), toMs],
    seed: horizon.seed ?? 1,
    replications: horizon.replications ?? 10,
    demand,
    languages,
    staff,
    manners,
    mannersByChannel: byChannel,
    changes,
    unsaidClosings: unsaidClosings(context, { plan: ground.plan, changes, startMs: fromMs, toMs, cut: horizon.end === 'cut' }),
    targets: targetsOf(context, coming),
    published: publishedOf(context, coming),
    costs: costsOf(context),
    scale: 1,
  };
  const { rowProblems } = context;
  const failed = findings.failed || rowProblems.some(({ severity }) => severity === 'error');
  if (trial.demand.length === 0 && !failed)
    findings.add('FIELD_MISSING', ['demand'], {
      field: 'demand',
      expected: `names the customers who come, unless files do${rowless(ground)}`,
    });
  if (!failed && !findings.failed) {
    hintAtUnserved(context, trial);
    hintAtNobodyAtWork(context, trial);
  }
  const ok = !findings.failed && !failed;
  return ok ? { ok, trial, problems: findings.problems, rowProblems } : { ok, problems: findings.problems, rowProblems };
}

/** Names files that should say who arrives, but have no row that does. */
function rowless({ plannerFiles = {} }: Ground): string {
  const files = (['forecast', 'recorded', 'backlog'] as const).flatMap((kind) => plannerFiles[kind] ?? []).map(({ file }) => file);
  return files.length === 0 ? '' : `, and ${files.join(', ')} holds no customers: there is nothing after the first line`;
}

/** Computed once, because the router asks about each contact. */
const languagesOf = ({ plan, resolveLanguage = lookUpLanguage }: Ground, demand: readonly Demand[], changes: readonly TrialChange[]) =>
  languageTables(
    plansInForce({ plan, changes }).map((one) => one.plan.languages),
    demand.flatMap(({ languages = [] }) => languages),
    resolveLanguage,
  );

/**
 * Hints at a horizon that was meant as whole days, midnight to midnight, but contains a clock change, so that its hours are not that many
 * days.
 */
function hintAtClocks({ file, read, zone, fromMs, toMs }: Context): void {
  const end = shownAt(toMs, zone);
  if (shownAt(fromMs, zone).minute !== 0 || end.minute === 0 || (toMs - fromMs) % DAY_MS !== 0) return;
  const hours = (toMs - fromMs) / 3_600_000;
  const shown = `${String(Math.floor(end.minute / 60)).padStart(2, '0')}:${String(end.minute % 60).padStart(2, '0')} on ${end.date}`;
  const missing = end.minute >= 720 ? (1_440 - end.minute) / 60 : -end.minute / 60;
  read.findings.add('HORIZON_CLOCKS', ['horizon', 'for'], { for: file.horizon.for, hours, shown, whole: `${hours + missing}h` });
}

const DAY_MS = 86_400_000;
const YEARS_MS = 5 * 366 * DAY_MS;
