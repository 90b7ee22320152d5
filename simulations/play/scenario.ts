import type { AgentId, CampaignId, ChannelId, Plan, QueueId, Roster, TenantId, UserCommand } from '@signalbox/engine';
import type { Interval, SpanModel } from '../chance/index.js';
import type { Presence } from './activity.js';
import type { LanguageTable } from './language-table.js';

/** A period with a constant rate. Periods of one `day` share the random factor of that day's volume. */
export interface DemandInterval extends Interval {
  readonly day?: number;
  /** Mean handling time in this interval, if known; otherwise the demand's own. */
  readonly handlingMeanMs?: number;
}

/** A recorded customer; missing values are drawn. */
export interface RecordedCustomer {
  readonly arrivalMs: number;
  readonly handlingMs?: number;
  /** `null`: never abandons. */
  readonly patienceMs?: number | null;
  /** Index in a record of several demands: of those who arrive at one instant, the first in the record is first, whatever they ask for. */
  readonly row?: number;
}

/** Customers who come (again) after a while. */
export interface ComingBack {
  /** From 0 to 1. */
  readonly share: number;
  readonly after: SpanModel;
}

/** Customers who were not served and try again: at most `most` attempts in all. */
export interface TryingAgain extends ComingBack {
  readonly most: number;
}

/** Factors on the handling time, in percent; those left out are 100. */
export interface HandlingFactors {
  /** By the lowest level the agent has in the skills asked for. */
  readonly levelPercent?: Readonly<Record<number, number>>;
  /** By language of service. */
  readonly languagePercent?: Readonly<Record<string, number>>;
  /** Added for each other contact the agent has in hand when this one begins. */
  readonly concurrentPercent?: number;
}

/** Customers who have not asked for anything: a campaign of the plan calls them. */
export interface Outbound {
  readonly campaign: CampaignId;
  /** The customers' zone; may be omitted if the plan has only one. */
  readonly zone?: string;
  /** Time from an agent's acceptance to the outcome of the attempt. */
  readonly dialling: SpanModel;
  /** When they can be reached; if the campaign waits for a signal, a detector gives it as soon as they come. */
  readonly presence: Presence;
}

/** Customers with one agent each, as recorded by the platform, spread evenly over the owners. */
export interface Portfolio {
  /** Group of the roster to which the owners belong. */
  readonly group: string;
  /** In order: the deputies of one owner are the next ones, wrapping around. */
  readonly owners: readonly AgentId[];
  readonly deputies: number;
  /**
   * `prefer`: the owner ranks first if free; `reserve`: the contact is reserved for the owner, then for each deputy, for the stated times.
   */
  readonly mode: 'prefer' | 'reserve';
  readonly limitMs: number;
  readonly deputyLimitMs: number;
}

/** Customers whom an agent hands on to others. */
export interface Transfer {
  /** From 0 to 1. */
  readonly share: number;
  /** Work there; `null` or left out: as long as the whole contact. */
  readonly handling?: SpanModel | null;
  /** How long a customer waits for the next agent before abandoning; `null` or left out: for ever. */
  readonly patience?: SpanModel | null;
  /** Those who are not taken by the next agent and try again, from the beginning; `null` or left out: nobody. */
  readonly retry?: TryingAgain | null;
}

/** One kind of customers: where they arrive, how often, and how they behave. */
export interface Demand extends HandlingFactors {
  /** Part of the names of its random streams; unique in the scenario. */
  readonly name: string;
  /** May be omitted if the plan has exactly one tenant. */
  readonly tenant?: TenantId;
  readonly queue: QueueId;
  readonly channel: ChannelId;
  /** Language tags, preferred first; none: any language will do. */
  readonly languages?: readonly string[];
  readonly skills?: readonly { readonly skill: string; readonly level: number }[];
  readonly band?: number;
  readonly priority?: number;
  readonly residency?: string;
  /** Expected arrivals, interval by interval. */
  readonly intervals: readonly DemandInterval[];
  /**
   * Customers known one by one, in order of arrival, in addition to those of the intervals. Demands of one record are adjacent in the
   * scenario.
   */
  readonly recorded?: readonly RecordedCustomer[];
  /** Number of contacts already waiting when the scenario begins. */
  readonly backlog?: number;
  /** Standard deviation of a random factor with mean 1 on the volume of each day; default 0, plain Poisson. */
  readonly variation?: number;
  /** Demands with the same name here share the factor of a day; default: a factor of their own. */
  readonly varies?: string;
  /** An agent's work on one contact, without wrap-up. */
  readonly handling: SpanModel;
  /** How long a customer waits before abandoning; `null`: for ever. */
  readonly patience: SpanModel | null;
  /** Work after the contact; `null`: none. The plan's limit ends it if that comes first. */
  readonly wrapUp?: SpanModel | null;
  /** Contacts that turn out to be false alerts, and how long it takes to see that. */
  readonly falseAlerts?: { readonly share: number; readonly handling: SpanModel } | null;
  /** Customers who abandoned or were rejected and try again. */
  readonly retry?: TryingAgain | null;
  /** Customers who were served and come again about the same matter. */
  readonly repeat?: ComingBack | null;
  /** Customers of written conversations who fall silent once, at a random point, and write again after a while. */
  readonly silence?: { readonly share: number; readonly lasts: SpanModel } | null;
  readonly outbound?: Outbound | null;
  /** Place in a sequence of channels, from 1; without it, in none. */
  readonly step?: number;
  /** The demand as whose customer somebody is tried next who was not served here: gave up, was turned away or not reached. */
  readonly next?: { readonly demand: string; readonly after: SpanModel } | null;
  readonly portfolio?: Portfolio | null;
  /** Customers book the first free slot at least this far ahead, and wait from its beginning on; if none is free, they wait like others. */
  readonly books?: SpanModel | null;
  /** Contacts that are transferred to another queue. */
  readonly transfer?: (Transfer & { readonly to: QueueId }) | null;
}

/** Contacts that an agent hands on whatever they are about: in place of the demand's own `transfer`. */
export interface AgentTransfer extends Transfer {
  /** `null`: a bot hands off to people in the queue it is in. */
  readonly to: QueueId | null;
}

/** A part of a shift without contacts. It begins once the work in hand is done, and ends on time. */
export interface Pause {
  readonly fromMs: number;
  readonly toMs: number;
  /** One of the plan's reasons for being not ready. */
  readonly reason: string;
}

/** When an agent is there: [fromMs, toMs). At the end the work in hand is finished, and nothing new is accepted. */
export interface Shift {
  readonly agent: AgentId;
  readonly fromMs: number;
  /** `null`: to the end. */
  readonly toMs: number | null;
  /** In order, within the shift. */
  readonly pauses?: readonly Pause[];
  /**
   * Handling time of this agent on this shift in percent, for instance of a beginner; default 100. In addition to the roster's own factor.
   */
  readonly handlingPercent?: number;
}

/** How agents answer offers. */
export interface Manners {
  /** From the offer to the agent's answer. */
  readonly answer: SpanModel;
  /** Share of offers that nobody answers. */
  readonly missed: number;
  /** Share of offers that are declined. */
  readonly declined: number;
  /** When an agent who was set not ready for not answering is ready again; default: after a minute. */
  readonly back?: SpanModel;
}

export const PROMPT: Manners = { answer: { kind: 'constant', ms: 0 }, missed: 0, declined: 0 };

/** Everything that happens to a router from outside, as distributions. */
export interface Scenario {
  readonly plan: Plan;
  readonly roster: Roster;
  readonly startMs: number;
  /**
   * Time counts from here: customers who came before the start have waited since, and have not abandoned by the start. Default: `startMs`.
   */
  readonly openMs?: number;
  /** `null`: customers still there after the last interval are served out or abandon; an instant cuts the run short. */
  readonly endMs: number | null;
  /** Nobody arrives (again) from here on; default: `endMs`. */
  readonly lastArrivalMs?: number;
  readonly demand: readonly Demand[];
  /** Which of the plan's languages the demand's tags resolve to; other tags are resolved as in RFC 4647. */
  readonly languages?: readonly LanguageTable[];
  readonly shifts: readonly Shift[];
  /** By agent; anybody else hands on what the demand says. */
  readonly transfers?: Readonly<Record<AgentId, AgentTransfer>>;
  readonly manners: Manners;
  /** Channels whose offers are answered differently. */
  readonly mannersByChannel?: Readonly<Record<ChannelId, Manners>>;
  /** Changes made on the way, in order. */
  readonly changes?: readonly { readonly atMs: number; readonly command: UserCommand }[];
  /** Maximum number of customers waiting or being served; one more finds the line busy. Without it, unlimited. */
  readonly lines?: number;
}
