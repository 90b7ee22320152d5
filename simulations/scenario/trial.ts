import type { AgentId, HubId, Plan, Roster, UserCommand } from '@signalbox/engine';
import type { Demand, LanguageTable, Manners } from '../play/index.js';
import type { PublishedName } from './file/published-file.js';

/** A shift of a group as it is planned. */
export interface PlannedShift {
  readonly fromMs: number;
  readonly toMs: number;
  /** Day it begins on: absence is drawn per agent and day. */
  readonly day: number;
  /** Which of the group's shifts as they are written, from 0; the same on every day it is worked. */
  readonly line: number;
  /** Seats of the group that have it. */
  readonly seats: readonly number[];
  readonly breaks: readonly { readonly fromMs: number; readonly toMs: number; readonly reason: string }[];
}

/** Paid time on shift that is no time for contacts, as a share of those on shift. */
export interface Shrinkage {
  readonly name: string;
  /** From 0 to 1. */
  readonly share: number;
  readonly fromMs: number;
  readonly toMs: number;
}

/** A group of agents and what is planned for it. Seats are places in `agents`. */
export interface GroupStaff {
  readonly group: string;
  readonly hub: HubId;
  readonly agents: readonly AgentId[];
  readonly shifts: readonly PlannedShift[];
  /** When the agent of each seat was hired; nobody sits there before. */
  readonly hiredMs: readonly number[];
  /** Handling time in percent by month since hiring; 100 after the last. */
  readonly competence: readonly number[];
  /** Share who leave by month since hiring, the last for all later ones; and how long until a newcomer has the seat. */
  readonly attrition: { readonly perMonth: readonly number[]; readonly refillMs: number } | null;
  /** Chance that an agent does not come on a day. */
  readonly absence: number;
  readonly shrinkage: readonly Shrinkage[];
  /** Agents required, where a plan says so. */
  readonly required: readonly { readonly fromMs: number; readonly toMs: number; readonly agents: number }[];
}

/** What is counted apart; each with the names that stand in plan, roster and scenario. */
export const TRIAL_DIMENSIONS = ['queue', 'channel', 'language', 'tenant', 'hub', 'group'] as const;
export type TrialDimension = (typeof TRIAL_DIMENSIONS)[number];

/** What has to be reached, by those that all the names given apply to. Shares from 0 to 1. */
export interface TrialTarget {
  readonly of: Readonly<Partial<Record<TrialDimension, string>>>;
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
  /** In order; the first that holds counts. */
  readonly premiums: readonly { readonly fromMs: number; readonly toMs: number; readonly percent: number }[];
  readonly hubs: Readonly<Record<HubId, { readonly perDay: number; readonly teamMin: number | null }>>;
}

/** A figure somebody has published about the operation. Shares from 0 to 1, spans in milliseconds. */
export interface TrialPublished {
  readonly says: string;
  readonly figure: PublishedName;
  /** `null`: of everything. */
  readonly of: { readonly by: TrialDimension; readonly key: string } | null;
  readonly is: number;
  /** `is` was published as the least or the most; `null`: as a figure to come close to. */
  readonly bound: 'at-least' | 'at-most' | null;
  /** The published figure is the ratio of `of` to this; `null`: it is no ratio. */
  readonly over: { readonly by: TrialDimension; readonly key: string } | null;
  readonly fromMs: number;
  readonly toMs: number;
}

/** What operations do on the way. */
export interface TrialChange {
  readonly atMs: number;
  readonly command: UserCommand;
}

/** A scenario read and checked: everything there is to simulate, with chance still open. Plain data, fit to be sent to a thread. */
export interface Trial {
  readonly name: string;
  readonly about: string;
  readonly plan: Plan;
  readonly roster: Roster;
  /** Zone in which days and times of day are told. */
  readonly zone: string;
  readonly startMs: number;
  /** Nobody arrives from here on. */
  readonly toMs: number;
  /** `true`: what is left at `toMs` is told as unserved; else it is served out. */
  readonly cut: boolean;
  /** Customers who arrive, and time that is spent, before this instant do not count. */
  readonly countFromMs: number;
  readonly intervalMs: number;
  /** Beginnings of the local days counted, and the end of the last. */
  readonly daysMs: readonly number[];
  readonly seed: number;
  readonly replications: number;
  readonly demand: readonly Demand[];
  /** Which language the demand's tags stand for, in each plan that is ever in force. */
  readonly languages: readonly LanguageTable[];
  readonly staff: readonly GroupStaff[];
  readonly manners: Manners;
  readonly mannersByChannel: Readonly<Record<string, Manners>>;
  /** In order. */
  readonly changes: readonly TrialChange[];
  readonly targets: readonly TrialTarget[];
  readonly published: readonly TrialPublished[];
  readonly costs: Costs;
  /** Which share of its size is played; 1 is the whole. */
  readonly scale: number;
}
