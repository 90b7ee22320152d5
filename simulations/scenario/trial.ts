import type { AgentId, HubId, Plan, Roster, UserCommand } from '@signalbox/engine';
import type { AgentTransfer, Demand, LanguageTable, Manners } from '../play/index.js';
import type { PublishedName } from './file/published-file.js';
import type { Whom } from './targets/whom.js';

/** A shift of a group as planned. */
export interface PlannedShift {
  readonly fromMs: number;
  readonly toMs: number;
  /** Number of the day it begins on: absence is drawn per agent and day. */
  readonly day: number;
  /** Which of the group's shifts as written, from 0; the same on every day it is worked. */
  readonly line: number;
  /** The group's seats that have it. */
  readonly seats: readonly number[];
  readonly breaks: readonly { readonly fromMs: number; readonly toMs: number; readonly reason: string }[];
}

/** Paid time on shift away from contacts, as a share of those on shift. */
export interface Shrinkage {
  readonly name: string;
  /** From 0 to 1. */
  readonly share: number;
  readonly fromMs: number;
  readonly toMs: number;
}

/** A group of agents and what is planned for it. A seat is an index in `agents`. */
export interface GroupStaff {
  readonly group: string;
  readonly hub: HubId;
  readonly agents: readonly AgentId[];
  readonly shifts: readonly PlannedShift[];
  /** When the agent of each seat was hired; the seat is empty before. */
  readonly hiredMs: readonly number[];
  /** Handling time in percent by month since hiring; 100 after the last. */
  readonly competence: readonly number[];
  /** Share who leave by month since hiring, the last for all later ones; and how long until the seat is filled again. */
  readonly attrition: { readonly perMonth: readonly number[]; readonly refillMs: number } | null;
  /** Probability that an agent does not come on a day. */
  readonly absence: number;
  readonly shrinkage: readonly Shrinkage[];
  /** Contacts these agents hand on, in place of what the demand says. */
  readonly transfer?: AgentTransfer;
  /** Agents required, if a plan states it. */
  readonly required: readonly { readonly fromMs: number; readonly toMs: number; readonly agents: number }[];
}

/** The dimensions by which figures are counted; keys are the names in plan, roster and scenario. */
export const TRIAL_DIMENSIONS = ['queue', 'channel', 'language', 'tenant', 'hub', 'group'] as const;
export type TrialDimension = (typeof TRIAL_DIMENSIONS)[number];

/** A target for everything to which all the given names apply. Shares from 0 to 1. */
export interface TrialTarget {
  readonly of: Readonly<Partial<Record<TrialDimension, string>>>;
  /** Whose service level, abandonment and wait it judges, and who is promised its limit. `all` where nobody else comes. */
  readonly whom: Whom;
  /** Whose handling time it judges. */
  readonly whomHandled: Whom;
  readonly serviceLevel: number | null;
  /** `null`: the target of the queue's policy. */
  readonly withinMs: number | null;
  readonly abandoned: number | null;
  readonly occupancy: number | null;
  readonly handlingMs: number | null;
  readonly waitMs: number | null;
}

export interface Costs {
  readonly currency: string;
  /** In order; the first that applies counts. `hubs`: whose paid hours; default: those of all. */
  readonly premiums: readonly {
    readonly fromMs: number;
    readonly toMs: number;
    readonly percent: number;
    readonly hubs?: readonly HubId[];
  }[];
  readonly hubs: Readonly<Record<HubId, { readonly perDay: number; readonly teamMin: number | null }>>;
}

/** A figure published about the operation. Shares from 0 to 1, durations in milliseconds. */
export interface TrialPublished {
  readonly says: string;
  readonly figure: PublishedName;
  /** `null`: of everything. */
  readonly of: { readonly by: TrialDimension; readonly key: string } | null;
  readonly is: number;
  /** Whether `is` was published as the least or the most; `null`: as the figure itself. */
  readonly bound: 'at-least' | 'at-most' | null;
  /** The published figure is the ratio of `of` to this; `null`: it is no ratio. */
  readonly over: { readonly by: TrialDimension; readonly key: string } | null;
  /** Of which customers the figure of `of` is, and that of `over`. `all` where nobody else comes, and for figures of agents. */
  readonly whom: Whom;
  readonly overWhom: Whom;
  readonly fromMs: number;
  readonly toMs: number;
}

/** A time in which a queue is closed although its plan does not say what becomes of those who wait on hold, by these channels. */
export interface UnsaidClosing {
  readonly queue: string;
  readonly channels: readonly string[];
  readonly fromMs: number;
  /** When it opens again, at the latest when the next plan is in force. */
  readonly toMs: number;
}

/** A change made on the way. */
export interface TrialChange {
  readonly atMs: number;
  readonly command: UserCommand;
}

/** A scenario read and checked: everything there is to simulate, before chance is drawn. Plain data that can be sent to a thread. */
export interface Trial {
  readonly name: string;
  readonly about: string;
  readonly plan: Plan;
  readonly roster: Roster;
  /** The zone of days and times of day. */
  readonly zone: string;
  readonly startMs: number;
  /** No arrivals from here on. */
  readonly toMs: number;
  /** `true`: what is left at `toMs` is reported as unserved; otherwise it is served out. */
  readonly cut: boolean;
  /** Arrivals and time before this instant do not count. */
  readonly countFromMs: number;
  readonly intervalMs: number;
  /** Starts of the local days counted, and the end of the last. */
  readonly daysMs: readonly number[];
  readonly seed: number;
  readonly replications: number;
  readonly demand: readonly Demand[];
  /** Which language the demand's tags resolve to, in each plan that is ever in force. */
  readonly languages: readonly LanguageTable[];
  readonly staff: readonly GroupStaff[];
  readonly manners: Manners;
  readonly mannersByChannel: Readonly<Record<string, Manners>>;
  /** In order. */
  readonly changes: readonly TrialChange[];
  /** In order, queue by queue; default: none. */
  readonly unsaidClosings?: readonly UnsaidClosing[];
  readonly targets: readonly TrialTarget[];
  readonly published: readonly TrialPublished[];
  readonly costs: Costs;
  /** Customers to be counted apart, besides those whom targets name. */
  readonly apart?: readonly Pick<TrialTarget, 'of' | 'whom'>[];
  /** The fraction of the size that is played; 1 is the whole. */
  readonly scale: number;
}
