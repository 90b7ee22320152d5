// biome-ignore-all assist/source/organizeImports: the sections say what a platform does with them.
/** Signalbox: what it takes to run a router and to speak to it. What else there is, and for whom, is in `entries/`. */

// To run it: a plan, a roster, a clock, and the box itself. A journal is an adapter's; for one of your own see `entries/journal.ts`.
export { openRouter, type RouterOptions } from './recover.js';
export type * from './router.js';
export { definePlan, type DefinedPlan, type DefinePlanOptions } from './domain/plan-file/define-plan.js';
export { defineRoster, type DefinedRoster, type DefineRosterOptions } from './domain/plan-file/define-roster.js';
export type { Plan } from './domain/plan.js';
export type { Roster } from './domain/agent.js';
export type { Problem, ProblemCode, Severity } from './domain/plan-file/problems.js';
export { hostClock, type HostClockOptions, type MachineTime } from './host-clock.js';
export type { Clock } from './ports.js';
export { CODE_VERSION, RULES } from './version.js';

// To speak to it: commands in, events out, questions, and what can go wrong.
export type { Command, CommandInput, CommandType, UserCommand } from './domain/commands.js';
export type { Event, EventOf, EventType } from './domain/events.js';
export type { Query, QueryInput, QueryType } from './query.js';
export type * from './views.js';
export { Fault, type FaultCode, type Rejection, type RejectionCode, type RejectionDetails, type RejectionOf } from './errors.js';
export { LIMITS } from './limits.js';
export type {
  AdapterId,
  AgentId,
  CalendarId,
  CallingWindowId,
  CampaignId,
  ChannelId,
  CommandId,
  ContactId,
  ContactOrdinal,
  CountryCode,
  CustomerKey,
  HubId,
  JurisdictionId,
  LanguageTag,
  OfferId,
  QueueId,
  SkillId,
  TenantId,
} from './domain/ids.js';
