import type { SkillLevel } from './agent.js';
import type { HubId, LanguageTag, QueueId, SkillId } from './ids.js';
import type { CefrLevel, Mode } from './language.js';
import type { Requires } from './requires.js';
import type { CapacityUnits, Ms } from './units.js';

/** The clock a span runs on: all time, or only while the queue is open. */
export type PolicyClock = 'elapsed' | 'openHours';

/** What a target counts to. */
export type TargetEnd = 'answer' | 'firstReply' | 'resolve';

/** Service level: `percent` of contacts reach `end` within `withinMs`, measured on `clock`. */
export interface Target {
  readonly percent: number;
  readonly withinMs: Ms;
  readonly end: TargetEnd;
  readonly clock: PolicyClock;
  /** Share of the target's time after which a contact is reported at risk; `null`: never. */
  readonly riskPercent: number | null;
}

/**
 * What a step's conditions can depend on: contacts of the queue, milliseconds the oldest has waited, P50 of the expected wait of the last.
 */
export const CONDITION_MEASURES = ['waiting', 'oldest', 'estimatedWait'] as const;
export type ConditionMeasure = (typeof CONDITION_MEASURES)[number];

/** Begins to hold above `over` and ceases at or below `until`, so that it does not flutter. */
export interface StepThreshold {
  readonly measure: ConditionMeasure;
  readonly over: number;
  readonly until: number;
}

/** Opens a step early, as soon as any one of these holds. */
export interface StepConditions {
  /** Nobody who could take the contact in the rings open so far is signed in. */
  readonly noneSignedIn: boolean;
  /** Every hub of the first ring is closed or suspended. */
  readonly hubClosed: boolean;
  readonly thresholds: readonly StepThreshold[];
}

export const BOTS_OF_STEP = ['any', 'only', 'none'] as const;
export type BotsOfStep = (typeof BOTS_OF_STEP)[number];

/**
 * A step of widening: after `afterMs` of routable time, this ring of agents is open to the contact. Complete: omitted fields have been
 * taken from the step before.
 */
export interface Step {
  readonly afterMs: Ms;
  /** Hubs of the ring: by language of service where `hubsByLanguage` names it, else `hubs`; `null`: any hub. */
  readonly hubs: readonly HubId[] | null;
  readonly hubsByLanguage: Readonly<Record<LanguageTag, readonly HubId[]>>;
  /** Who is asked here: bots, people, or both. */
  readonly bots: BotsOfStep;
  /** How many of the contact's languages, from the first, are acceptable here. */
  readonly preferences: number;
  /** CEFR levels below the contact's required level that are tolerated here. */
  readonly languageTolerance: number;
  /** Levels, spoken and written, that suffice here whatever the contact asks; `null`: none. */
  readonly languageAtLeast: Readonly<Record<Mode, CefrLevel | null>> | null;
  /**
   * Agents without any of the contact's languages may serve it in writing with machine translation. The last resort: they rank behind all
   * others.
   */
  readonly machineAssisted: boolean;
  /** Skill levels below the required ones that are tolerated here. */
  readonly skillTolerance: number;
  /** Skills no longer required here; an authorisation is never dropped. */
  readonly skillsDropped: readonly SkillId[];
  /** Agents are used through this step only while more than this many of its agents are free and idle; 0: no such limit. */
  readonly reserve: number;
  /** Opens the step earlier than `afterMs`; `null`: nothing does. A step that is open to a contact stays open. */
  readonly when: StepConditions | null;
  /** The contact's band is at least this urgent once the step is open; `null`: unchanged. Never makes a contact less urgent. */
  readonly raiseBand: number | null;
}

/** Names of the rank keys; see `engine/routing/rank`. */
export const RANK_KEYS = [
  'ring',
  'tier',
  'language-fit',
  'skill-fit',
  'longest-idle',
  'least-loaded',
  'least-versatile',
  'lowest-cost',
  'round-robin',
  'fastest',
  'random',
  'share',
  'schedule',
] as const;
export type RankKeyName = (typeof RANK_KEYS)[number];

/**
 * `push`: one agent, who answers. `auto`: one agent, who has the contact at once. `broadcast`: several agents at a time; the first answer
 * wins, the other offers are revoked.
 */
export const OFFER_MODES = ['push', 'auto', 'broadcast'] as const;
export type OfferMode = (typeof OFFER_MODES)[number];

/** How offers of this queue and channel behave. */
export interface OfferPolicy {
  readonly mode: OfferMode;
  /** Number of live offers a contact has at a time, topped up until it is accepted; 1 unless broadcast. */
  readonly to: number;
  /** Time to accept; an accept at or after its end is too late. */
  readonly ttlMs: Ms;
  /** Unanswered offers in a row after which the agent is set `notReady('no-answer')`. */
  readonly strikesMax: number;
  /**
   * When an agent who was set not ready for not answering becomes ready again, doubling each time in a row; 0: only when the agent says so.
   */
  readonly backOffMs: Ms;
  readonly backOffMaxMs: Ms;
  /** After a contact and its wrap-up the agent is offered nothing for this long … */
  readonly coolDownMs: Ms;
  /** … or nothing of its channel. */
  readonly coolDownOf: 'all' | 'channel';
  /** How long an agent is skipped for the contact after letting its offer expire. */
  readonly reofferExpiredMs: Ms;
  /** … after rejecting it. */
  readonly reofferRejectedMs: Ms;
  /** How long a contact is reserved for its former owner when the agent it was transferred to does not take it. */
  readonly transferReturnMs: Ms;
}

/**
 * Preference for the agent who last had this customer. `reserve`: the contact waits for that agent while signed in and able to take the
 * channel when free; `prefer`: that agent only ranks first. Both end `limitMs` after the contact is queued.
 */
export interface AffinityPolicy {
  readonly mode: 'prefer' | 'reserve';
  readonly limitMs: Ms;
  readonly clock: PolicyClock;
}

/** How often and at what intervals a customer who is to be called back is dialled. */
export interface CallbackPolicy {
  readonly retryMs: Ms;
  readonly attemptsMax: number;
}

/**
 * The longest wait in routable time: after it a contact moves to the queue `to`, or, with `null`, is rejected, or, with `callback`, is
 * called back.
 */
export interface MaxWait {
  readonly afterMs: Ms;
  readonly to: QueueId | null;
  readonly callback: boolean;
}

/**
 * `timeBoxed`: always begins; the agent may end it, and the router ends it after its length. `optional`: likewise, and the agent may skip
 * it. `mandatory`: the agent may not end it before `minMs`; a supervisor may.
 */
export const WRAP_UP_MODES = ['timeBoxed', 'optional', 'mandatory'] as const;
export type WrapUpMode = (typeof WRAP_UP_MODES)[number];

export interface WrapUpPolicy {
  readonly mode: WrapUpMode;
  /** 0 unless mandatory; at most the wrap-up's length. */
  readonly minMs: Ms;
  /** How much one extension adds, and how often a wrap-up may be extended. */
  readonly extendByMs: Ms;
  readonly extensionsMax: number;
}

/**
 * A written conversation whose customer is silent is idle with its owner and costs nothing. When the customer is back it is resumed at once
 * if the owner has room. Otherwise, with `wait`, the owner resumes it before anything else, for at most `waitMs`, after which it waits for
 * anybody in its place; with `over` it is resumed at once, exceeding the owner's capacity.
 */
export interface IdlePolicy {
  /** Silence after which the router makes it idle by itself; `null`: only when the adapter says so. */
  readonly afterMs: Ms | null;
  readonly whenFull: 'wait' | 'over';
  readonly waitMs: Ms;
}

/** How contacts of one queue on one channel are routed. */
export interface RoutingPolicy {
  readonly target: Target;
  /** Strict order class: 0 urgent, 1 live, 2 conversational, 3 deferrable. */
  readonly band: number;
  readonly steps: readonly [Step, ...Step[]];
  readonly rank: readonly RankKeyName[];
  readonly offer: OfferPolicy;
  readonly lastAgent: AffinityPolicy | null;
  readonly maxWait: MaxWait | null;
  readonly callback: CallbackPolicy;
  /** A contact abandoned sooner than this counts as a short abandon. */
  readonly shortAbandonMs: Ms;
  /** How long a customer who abandoned may return to the place; 0: not at all. */
  readonly returnWithinMs: Ms;
  /** Capacity that one contact takes, unless the agent's own roster entry says otherwise. */
  readonly cost: CapacityUnits;
  readonly wrapUpMaxMs: Ms;
  readonly wrapUp: WrapUpPolicy;
  /** `null`: a spoken channel, on which nobody is idle. */
  readonly idle: IdlePolicy | null;
  /** How long an assignment outlives the connection of the adapter that brought its contact; `null`: until somebody ends it. */
  readonly leaseMs: Ms | null;
  /** What agents must be, besides having the skills; `null`: nothing. No ring relaxes it. */
  readonly requires: Requires | null;
  /** Only agents who work on site may have these contacts. No ring relaxes it. */
  readonly site: boolean;
  readonly schedule: SchedulePolicy;
  /** Skills every contact of this queue needs, besides its own. */
  readonly skills: readonly SkillNeed[];
}

export const SCHEDULES = ['ignore', 'prefer', 'require'] as const;
/** Whether agents off shift are offered contacts like anybody else, only ranked behind those on shift, or not asked at all. */
export type SchedulePolicy = (typeof SCHEDULES)[number];

export interface SkillNeed {
  readonly skill: SkillId;
  readonly level: SkillLevel;
}
