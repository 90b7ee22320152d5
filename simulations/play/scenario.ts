import type { AgentId, Plan, QueueId, Roster, TenantId } from '@signalbox/engine';
import type { Interval, SpanModel } from '../chance/index.js';

/** One kind of customers: where they come in, how often, and how they behave. */
export interface Demand {
  /** Names the streams of chance; unique in the scenario. */
  readonly name: string;
  /** May be left out where the plan has exactly one tenant. */
  readonly tenant?: TenantId;
  readonly queue: QueueId;
  readonly channel: string;
  /** Language tags, preferred first; none: any language will do. */
  readonly languages?: readonly string[];
  readonly skills?: readonly { readonly skill: string; readonly level: number }[];
  readonly band?: number;
  readonly priority?: number;
  /** Expected arrivals, interval by interval. */
  readonly intervals: readonly Interval[];
  /** Standard deviation of a factor with mean 1 on the volume of a whole replication; default 0, plain Poisson. */
  readonly variation?: number;
  /** Work of an agent on one contact, without wrap-up. */
  readonly handling: SpanModel;
  /** How long a customer waits before giving up; `null`: for ever. */
  readonly patience: SpanModel | null;
  /** Work after the contact; `null`: none. The plan's cap ends it where that comes first. */
  readonly wrapUp?: SpanModel | null;
}

/** When an agent is there: [fromMs, toMs). At the end the work in hand is finished, nothing new is taken. */
export interface Shift {
  readonly agent: AgentId;
  readonly fromMs: number;
  /** `null`: to the end. */
  readonly toMs: number | null;
}

/** How agents answer offers. */
export interface Manners {
  /** From the offer to the agent's answer. */
  readonly answer: SpanModel;
  /** Share of offers that nobody answers. */
  readonly missed: number;
  /** Share of offers that are declined. */
  readonly declined: number;
}

export const PROMPT: Manners = { answer: { kind: 'constant', ms: 0 }, missed: 0, declined: 0 };

/** Everything that happens to a router from outside, as distributions. */
export interface Scenario {
  readonly plan: Plan;
  readonly roster: Roster;
  readonly startMs: number;
  /** Customers still there when the last interval is over are served out or give up; `null` does that, an instant cuts it short. */
  readonly endMs: number | null;
  readonly demand: readonly Demand[];
  readonly shifts: readonly Shift[];
  readonly manners: Manners;
}
