import type { AgentId, CampaignId, ChannelId, Plan, QueueId, Roster, TenantId, UserCommand } from '@signalbox/engine';
import type { Interval, SpanModel } from '../chance/index.js';
import type { Presence } from './activity.js';
import type { LanguageTable } from './language-table.js';

/** A stretch of time with a constant rate. Stretches of one `day` share the factor by which that day's volume is off. */
export interface DemandInterval extends Interval {
  readonly day?: number;
  /** Mean handling time in this interval, where it is known; the demand's own otherwise. */
  readonly handlingMeanMs?: number;
}

/** A customer as recorded; what is missing is drawn. */
export interface RecordedCustomer {
  readonly arrivalMs: number;
  readonly handlingMs?: number;
  /** `null`: never gives up. */
  readonly patienceMs?: number | null;
  /** Place in a record kept of several demands: of those who come in one instant the first in the record is first, whatever they ask for. */
  readonly row?: number;
}

/** Those who come (again) after a while. */
export interface ComingBack {
  /** From 0 to 1. */
  readonly share: number;
  readonly after: SpanModel;
}

/** What makes handling longer or shorter than `handling` says, in percent; what is not named is 100. */
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
  /** The customers' zone; may be left out where the plan has one. */
  readonly zone?: string;
  /** From an agent's acceptance to what the attempt comes to. */
  readonly dialling: SpanModel;
  /** When they can be reached; where the campaign waits for a signal, a detector gives it as soon as they come. */
  readonly presence: Presence;
}

/** Customers who belong to one agent each, as the platform's books say: as many to each of the owners. */
export interface Portfolio {
  /** Group of the roster they are of. */
  readonly group: string;
  /** In their order: the deputies of one are those who follow, the first after the last. */
  readonly owners: readonly AgentId[];
  readonly deputies: number;
  /** `prefer`: the owner goes before others where free; `reserve`: it is kept for the owner, then for each deputy, for so long. */
  readonly mode: 'prefer' | 'reserve';
  readonly limitMs: number;
  readonly deputyLimitMs: number;
}

/** One kind of customers: where they come in, how often, and how they behave. */
export interface Demand extends HandlingFactors {
  /** Names the streams of chance; unique in the scenario. */
  readonly name: string;
  /** May be left out where the plan has exactly one tenant. */
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
  /** Customers known one by one, in order of arrival; besides those of the intervals. Demands of one record stand side by side in the scenario. */
  readonly recorded?: readonly RecordedCustomer[];
  /** So many wait already when the scenario begins. */
  readonly backlog?: number;
  /** Standard deviation of a factor with mean 1 on the volume of each day; default 0, plain Poisson. */
  readonly variation?: number;
  /** Demands of one such name share the factor of a day; default: a factor of their own. */
  readonly varies?: string;
  /** Work of an agent on one contact, without wrap-up. */
  readonly handling: SpanModel;
  /** How long a customer waits before giving up; `null`: for ever. */
  readonly patience: SpanModel | null;
  /** Work after the contact; `null`: none. The plan's cap ends it where that comes first. */
  readonly wrapUp?: SpanModel | null;
  /** Contacts that turn out to be nothing, and how long it takes to see it. */
  readonly falseAlerts?: { readonly share: number; readonly handling: SpanModel } | null;
  /** Who gave up or was turned away, and tries again: at most `most` tries in all. */
  readonly retry?: (ComingBack & { readonly most: number }) | null;
  /** Who was served, and comes again about the same. */
  readonly repeat?: ComingBack | null;
  /** Customers of written conversations who fall silent once, somewhere on the way, and write again after a while. */
  readonly silence?: { readonly share: number; readonly lasts: SpanModel } | null;
  readonly outbound?: Outbound | null;
  readonly portfolio?: Portfolio | null;
  /** Customers book the first slot that is free so far ahead, and wait from its beginning on; where none is, they wait like others. */
  readonly books?: SpanModel | null;
  /** Contacts that whoever handled them hands on to another queue. There they take so long (`null`: as long again), and nobody gives up. */
  readonly transfer?: { readonly share: number; readonly to: QueueId; readonly handling?: SpanModel | null } | null;
}

/** A stretch of a shift that is no time for contacts. It begins once the work in hand is done, and ends when it should. */
export interface Pause {
  readonly fromMs: number;
  readonly toMs: number;
  /** One of the plan's reasons for being not ready. */
  readonly reason: string;
}

/** When an agent is there: [fromMs, toMs). At the end the work in hand is finished, nothing new is taken. */
export interface Shift {
  readonly agent: AgentId;
  readonly fromMs: number;
  /** `null`: to the end. */
  readonly toMs: number | null;
  /** In order, within the shift. */
  readonly pauses?: readonly Pause[];
  /** Handling time of this agent on this shift in percent, as for somebody new; default 100. Beside the roster's own. */
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
  /** After how long an agent who was set not ready for not answering is ready again; default a minute. */
  readonly back?: SpanModel;
}

export const PROMPT: Manners = { answer: { kind: 'constant', ms: 0 }, missed: 0, declined: 0 };

/** Everything that happens to a router from outside, as distributions. */
export interface Scenario {
  readonly plan: Plan;
  readonly roster: Roster;
  readonly startMs: number;
  /** From here on time counts: who came before has waited since, and has not given up by now. Default `startMs`. */
  readonly openMs?: number;
  /** Customers still there when the last interval is over are served out or give up; `null` does that, an instant cuts it short. */
  readonly endMs: number | null;
  /** From here on nobody comes (again); default: `endMs`. */
  readonly lastArrivalMs?: number;
  readonly demand: readonly Demand[];
  /** Which of the plan's languages the demand's tags stand for; what is not in them is looked up as RFC 4647 does. */
  readonly languages?: readonly LanguageTable[];
  readonly shifts: readonly Shift[];
  readonly manners: Manners;
  /** Where a channel's offers are answered otherwise. */
  readonly mannersByChannel?: Readonly<Record<ChannelId, Manners>>;
  /** What operations do on the way, in order. */
  readonly changes?: readonly { readonly atMs: number; readonly command: UserCommand }[];
  /** Most customers who wait or are being served at a time; one more finds the line busy. No limit without. */
  readonly lines?: number;
}
