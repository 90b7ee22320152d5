import type { CompiledCalendar } from './calendar.js';
import type { Campaign } from './campaign.js';
import type { Channel } from './channel.js';
import type { Hub } from './hub.js';
import type { CalendarId, CallingWindowId, ChannelId, CountryCode, JurisdictionId, LanguageTag, SkillId, TenantId } from './ids.js';
import type { CefrLevel } from './language.js';
import type { Queue } from './queue.js';
import type { Ms } from './units.js';

/** A named ability the plan knows. An authorisation is never tolerated below its level, never dropped, and has validity dates. */
export interface SkillDefinition {
  readonly id: SkillId;
  readonly authorisation: boolean;
}

/** A reason an agent may give for `notReady`. */
export interface PresenceReason {
  readonly id: string;
  readonly paid: boolean;
  /** Whether reports count this time as occupied. */
  readonly countsAsOccupied: boolean;
  /** Longest stay before reports flag it; `null`: no limit. */
  readonly maxMs: Ms | null;
}

/**
 * Everything configured, with all defaults filled in and all names checked: what the core works with.
 * Made by `definePlan` from a plan file's content; lists keep the author's order.
 */
export interface Plan {
  readonly name: string;
  /** Seed of every choice by chance. */
  readonly seed: number;
  /** What one point of priority is worth in waiting time. */
  readonly pointMs: Ms;
  /** How long a lost desk or adapter may take to come back. */
  readonly disconnectGraceMs: Ms;
  readonly tenants: readonly TenantId[];
  /** Languages contacts and agents are resolved to. */
  readonly languages: readonly LanguageTag[];
  /** Least level asked for where a contact names none. */
  readonly languageAtLeast: CefrLevel;
  readonly jurisdictions: Readonly<Record<JurisdictionId, readonly CountryCode[]>>;
  readonly skills: readonly SkillDefinition[];
  /** Attributes agents may have, with the values each may take. */
  readonly agentAttributes: Readonly<Record<string, readonly string[]>>;
  readonly presenceReasons: readonly PresenceReason[];
  readonly channels: Readonly<Record<ChannelId, Channel>>;
  readonly hubs: readonly Hub[];
  readonly queues: readonly Queue[];
  /** By id; with them, under names of their own, each calling window and the days of each zone customers are in. */
  readonly calendars: Readonly<Record<CalendarId, CompiledCalendar>>;
  readonly callingWindows: readonly CallingWindowId[];
  /** IANA zones that customers of campaigns may be in. */
  readonly customerZones: readonly string[];
  readonly campaigns: readonly Campaign[];
}

/** The reason the router itself sets after too many unanswered offers; every plan has it. */
export const NO_ANSWER = 'no-answer';
/** The reason of an agent who signed in without saying more; every plan has it. */
export const SIGNED_IN = 'signed-in';
