import type { CompiledCalendar } from './calendar.js';
import type { AgentId, CalendarId, ChannelId, CountryCode, HubId, LanguageTag, QueueId, SkillId, TenantId } from './ids.js';
import type { AgentLanguage } from './language.js';
import type { CapacityUnits, Ms } from './units.js';

/** 1 to 5, higher is better. */
export type SkillLevel = number;

/** A named ability of an agent. A skill that is an authorisation counts only inside its validity, half-open. */
export interface AgentSkill {
  readonly skill: SkillId;
  readonly level: SkillLevel;
  readonly validFromMs: Ms | null;
  readonly validUntilMs: Ms | null;
}

/** Where the agent works: residency is checked here, not at the hub that employs the agent. */
export interface Workplace {
  readonly kind: 'site' | 'home';
  readonly country: CountryCode;
}

/**
 * The agent's own preference among contacts: 1 primary, 2 backup … The best (lowest) matching rule that has begun counts; without a rule:
 * 1.
 */
export interface TierRule {
  readonly tier: number;
  /** Routable time after which the rule begins; if no other rule applies, the agent is not asked before. */
  readonly afterMs: Ms;
  readonly queue: QueueId | null;
  readonly skill: SkillId | null;
  readonly language: LanguageTag | null;
}

/** An agent as the roster describes it: a person or a bot. */
export interface AgentProfile {
  readonly id: AgentId;
  /** A bot has many contacts at a time, no shift, no wrap-up and no strikes; steps say where bots are asked. */
  readonly kind: 'person' | 'bot';
  readonly hub: HubId;
  readonly tenants: readonly TenantId[];
  readonly channels: readonly ChannelId[];
  /** Queues the agent is limited to; `null`: every queue of the agent's tenants. */
  readonly queues: readonly QueueId[] | null;
  readonly languages: readonly AgentLanguage[];
  readonly skills: readonly AgentSkill[];
  readonly capacity: CapacityUnits;
  /** Maximum number of contacts per channel, where it differs from the plan's. */
  readonly channelMax: Readonly<Record<ChannelId, number>>;
  /** Capacity that one contact of a channel takes of this agent, where it differs from the queue's. */
  readonly channelCost: Readonly<Record<ChannelId, CapacityUnits>>;
  readonly workplace: Workplace;
  /** Declared facts about the agent, as the plan enumerates them. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly tiers: readonly TierRule[];
  /** The agent's shift, by id in the roster's `shifts`; `null`: bound by no shift. */
  readonly shift: CalendarId | null;
  /** Declared handling time in percent of the usual one: 80 is a quick agent, 150 a beginner. */
  readonly handlingPercent: number;
  /** Minor currency units per paid hour; `null`: the hub's. */
  readonly costPerHour: number | null;
}

/** The agents of a plan. */
export interface Roster {
  readonly agents: readonly AgentProfile[];
  /**
   * The shifts, compiled like opening hours: on shift while open. Their ids are paths (`shifts/early/Europe/Lisbon`), so that none equals a
   * calendar's.
   */
  readonly shifts: Readonly<Record<CalendarId, CompiledCalendar>>;
}
