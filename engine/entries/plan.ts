// biome-ignore-all assist/source/organizeImports: the sections say who needs what.
/** For readers of plans and rosters: their written form and its mistakes, what it is compiled to, and what the two cannot do together. */

// What a plan and a roster cannot do together.
export { check, type CheckOptions } from '../check/check.js';
export { type Asking, whyUnserved } from '../check/why-unserved.js';
export type { Written } from '../check/written.js';

// The written form, and how to point at mistakes in it.
export { planFile, type PlanFile } from '../domain/plan-file/plan-schema.js';
export { rosterFile, type RosterFile } from '../domain/plan-file/roster-schema.js';
export { Findings, PROBLEMS, problem, type Path } from '../domain/plan-file/problems.js';
export { readShape } from '../domain/plan-file/shape.js';
export * as fields from '../domain/plan-file/fields.js';
export { nearestName } from '../domain/nearest.js';
export { durationMs, formatDuration, isDuration } from '../domain/plan-file/duration.js';
export { canonicalTag, lookUpLanguage } from '../domain/plan-file/languages.js';
export type { LanguageResolver } from '../ports.js';
export { membersByGroup } from '../domain/plan-file/groups.js';

// Hours, and the instants they are compiled to.
export { readHours, windowsOn, type Hours, type Window } from '../domain/plan-file/hours.js';
export { callingHours } from '../domain/plan-file/calling-windows.js';
export type { ShiftCompiler } from '../domain/plan-file/shifts.js';
export { addOpenMs, isOpenAt, nextChangeMs, type CompiledCalendar } from '../domain/calendar.js';

// The words of a plan and a roster as the router reads them.
export { type Campaign, dayCalendar, isOfCampaigns, windowCalendar } from '../domain/campaign.js';
export type { Channel } from '../domain/channel.js';
export type { Blend, Direction } from '../domain/blend.js';
export type { Cover, Hub } from '../domain/hub.js';
export type { Queue } from '../domain/queue.js';
export type { RoutingPolicy, Step, Target } from '../domain/policy.js';
export type { AgentProfile, AgentSkill, TierRule, Workplace } from '../domain/agent.js';
export { type AgentChange, overlaid } from '../domain/agent-change.js';
