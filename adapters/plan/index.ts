/** Plan and roster files: read, checked with positions, calendars compiled, printed back with all defaults. */
export { type CheckFilesOptions, checkPlanAndRoster } from './check-files.js';
export { compileCalendar, extendCalendars, HORIZON_DAYS_MIN, isZone, type Span, tzdataVersion } from './compile-calendar.js';
export { type EffectiveOptions, effectivePlanText } from './effective.js';
export { planJsonSchema, rosterJsonSchema } from './json-schema.js';
export { languageResolver } from './language-resolver.js';
export { formatProblem, located } from './located-problem.js';
export type { LocatedProblem, Position } from './position.js';
export { readFileText, readTextFile } from './read-file.js';
export { type ReadPlan, type ReadPlanOptions, readPlan, readPlanText } from './read-plan.js';
export {
  type ReadBoth,
  type ReadRoster,
  type ReadRosterOptions,
  readPlanAndRoster,
  readRoster,
  readRosterText,
  readTexts,
} from './read-roster.js';
export { type PlanText, partOf, readText } from './text.js';
