// biome-ignore-all assist/source/organizeImports: the sections say who needs what.
/** Signalbox: the one file a platform imports. */

// To embed the router: a plan, a roster, a journal, and the box itself.
export { openRouter, type RouterOptions } from './recover.js';
export type * from './router.js';
export { definePlan, type DefinedPlan, type DefinePlanOptions } from './domain/plan-file/define-plan.js';
export { defineRoster, type DefinedRoster, type DefineRosterOptions } from './domain/plan-file/define-roster.js';
export { check, type CheckOptions } from './check/check.js';
export { type Asking, whyUnserved } from './check/why-unserved.js';
export type { Written } from './check/written.js';
export { volatileJournal } from './journal/volatile.js';
export { hostClock, type HostClockOptions, type MachineTime } from './host-clock.js';
export { match } from './routing/match.js';
export { matchNaive } from './routing/match.naive.js';
export { CODE_VERSION, RULES } from './version.js';

// What goes in and what comes out.
export { readCommand } from './admit.js';
export { misfit } from './misfit.js';
export { commandSchema, type Command, type CommandInput, type CommandType, type UserCommand } from './domain/commands.js';
export type { Event, EventOf, EventType } from './domain/events.js';
export { askerOf } from './domain/asker.js';
export { agentConcerned, agentsHandling, audienceOf, type Audience } from './audience.js';
export { querySchema, type Query, type QueryInput, type QueryType } from './query.js';
export type * from './views.js';
export { REJECTIONS } from './errors/rejections.js';
export { Fault, rejection, type FaultCode, type Rejection, type RejectionCode, type RejectionDetails, type RejectionOf } from './errors.js';
export { warning, type Warning, type WarningCode } from './errors.js';
export { LIMITS } from './limits.js';

// The words of the plan, as the router reads them.
export type * from './domain/ids.js';
export type { Plan } from './domain/plan.js';
export { type Campaign, dayCalendar, isOfCampaigns, windowCalendar } from './domain/campaign.js';
export type { Channel } from './domain/channel.js';
export type { Blend, Direction } from './domain/blend.js';
export type { Cover, Hub } from './domain/hub.js';
export type { Queue } from './domain/queue.js';
export type { RoutingPolicy, Step, Target } from './domain/policy.js';
export type { ShiftCompiler } from './domain/plan-file/shifts.js';
export type { AgentProfile, AgentSkill, Roster, TierRule, Workplace } from './domain/agent.js';

// For readers of plan files: what it takes to compile them and to point at mistakes.
export { addOpenMs, isOpenAt, nextChangeMs, type CompiledCalendar } from './domain/calendar.js';
export { nearestName } from './domain/nearest.js';
export { durationMs, formatDuration, isDuration } from './domain/plan-file/duration.js';
export { callingHours } from './domain/plan-file/calling-windows.js';
export { readHours, windowsOn, type Hours, type Window } from './domain/plan-file/hours.js';
export { canonicalTag, lookUpLanguage } from './domain/plan-file/languages.js';
export { planFile, type PlanFile } from './domain/plan-file/plan-schema.js';
export { Findings, PROBLEMS, problem, type Path, type Problem, type ProblemCode, type Severity } from './domain/plan-file/problems.js';
export { readShape } from './domain/plan-file/shape.js';
export * as fields from './domain/plan-file/fields.js';
export { type AgentChange, overlaid } from './domain/agent-change.js';
export { membersByGroup } from './domain/plan-file/groups.js';
export { rosterFile, type RosterFile } from './domain/plan-file/roster-schema.js';
export type { Clock, LanguageResolver } from './ports.js';

// For store authors: what it takes to write a journal. `adapters/contract/journal` holds the suite it has to pass.
export type { Journal, OpenedJournal, Snapshot } from './ports.js';
export { START, type Head, type JournalRecord, type RecordDraft } from './domain/record.js';
export { checkOf, decodeRecord, encodeRecord, proveRecord } from './journal/codec.js';
export { digest128 } from './core/state/digest.js';

// To measure: what a decision is made of, each part by itself. A platform dispatches to a router instead.
export { admit } from './admit.js';
export { type Match, type Stepped, step } from './core/step.js';

// To restore, prove and measure: states folded from records, decided again, and read as numbers.
export { fold, verify, type Verified } from './journal/replay.js';
export { readSnapshot, takeSnapshot } from './journal/snapshots.js';
export { explainContact, explainRecord, type ExplainedOffer } from './journal/explain-at.js';
export { answerQuery } from './answer-query.js';
export { applyRecord, closeRecord } from './core/apply.js';
export { dueOf, nextDue } from './core/due/due.js';
export { decodeState, encodeState, stateHash } from './core/state/canonical.js';
export { freshState, type RouterState } from './core/state/state.js';
export { violations } from './core/invariants.js';
export { explainWaiting } from './journal/why-waiting-at.js';
export { whyWaiting } from './routing/why-waiting.js';
export { DIMENSIONS, type Dimension } from './projections/dimensions.js';
export { startMeasures, type IntervalRow, type Measures } from './projections/measures.js';
export type { Ledger, LedgerOptions, Span } from './projections/ledger.js';
export { type Counts, noCounts } from './projections/counts.js';
export { countStaffing } from './projections/staffing.js';

// For authors of gateways, clients and channel adapters: the wire alphabet and what it carries.
export * from './protocol/frames.js';
export * from './protocol/scope.js';
export * from './protocol/version.js';
export * from './protocol/wire-event.js';
export { wireEventSchema } from './protocol/event-schema.js';
export { questionSchema, viewSchemas, workSchema } from './protocol/view-schema.js';
