import { ByOrdinal } from '../../core/by-ordinal.js';
import { readQueueClock } from '../../core/clock.js';
import { contactOrder } from '../../core/contact-order.js';
import type { Order, Sorted } from '../../core/sorted.js';
import type { LiveContact, RouterState } from '../../core/state.js';
import type { Requirement } from '../../domain/events/contact.js';
import type { AgentId, ContactOrdinal } from '../../domain/ids.js';
import type { Ms } from '../../domain/units.js';
import type { Census, Reason, Routing, Watched } from '../context.js';
import type { RankKey } from '../rank-key.js';
import type { Fits } from './fit.js';
import type { Head } from './heads.js';
import type { HeldHubs } from './held-back.js';
import type { IndexLimits } from './limits.js';
import type { Line } from './lines.js';
import { Listed } from './listed.js';
import type { Askable } from './pending.js';
import type { RankOrder } from './rank-order.js';

/**
 * How a contact is kept. `plain`: no more than its demand says about it, so that the first of all plain ones speaks for them.
 * `single`: refusals, questions among colleagues, offers that stand: asked about one agent at a time. `kept`: for one agent alone.
 */
export type Keeping = 'plain' | 'single' | 'kept';

/** A contact that wants an offer, as filed. Its place is a copy: the contact may have moved on when it is taken out. */
export interface Filed extends Askable {
  readonly ordinal: ContactOrdinal;
  readonly contact: LiveContact;
  readonly band: number;
  readonly rankAtMs: Ms;
  readonly demand: Demand;
  readonly keeping: Keeping;
  /** Whom it is kept for. */
  readonly only: AgentId | null;
  /** Agents it prefers for the time being, in its order. */
  readonly names: readonly AgentId[];
  /** … and whom it is kept for: they are asked about it by name. */
  readonly under: readonly AgentId[];
}

/** Contacts that ask the same of agents: the demand class. */
export interface Demand extends Askable {
  readonly line: Line;
  /** Number of the rarest skill that nobody who fits may lack; negative: there is none. */
  readonly needs: number;
  /** Stands for a contact that has just come with these wishes and nothing else about it. */
  readonly typical: LiveContact;
  readonly routing: Watched;
  /** Reasons that go by the crowd and concern these contacts. */
  readonly crowd: readonly Reason[];
  /** `null`: those reasons do not go by hubs alone. */
  readonly heldHubs: HeldHubs | null;
  readonly plain: Sorted<Filed>;
  readonly single: Sorted<Filed>;
  /** Single and kept ones. */
  readonly apart: Set<Filed>;
  readonly fits: Fits;
  readonly order: RankOrder | null;
  /** Agents who stand first in their pools, best first; `null` where there is no such order. */
  readonly headOrder: Order<Head> | null;
  /** The policy's keys, in its order. */
  readonly rank: readonly RankKey[];
  /** How many values of the order, its closing ordinal counted, decide one after the other where the grade does not; three suffice. */
  readonly ownValuesNext: 0 | 1 | 3;
  /** Whether one of them goes by the crowd. */
  readonly ranksByCrowd: boolean;
  readonly census: Census;
  /** The place it is listed at: that of its first contact. */
  band: number;
  rankAtMs: Ms;
  ordinal: ContactOrdinal;
}

/** Demands of one queue that the same reasons concern which go by the crowd. */
export interface Crowd {
  demands: Demand[];
  /** As the reasons had it when the demands were last looked at; `null`: they have nothing to say of it. */
  mood: string | number | null;
}

/** All that want offers. */
export interface Demands {
  readonly byKey: Map<string, Demand>;
  /** How many of them there may be until those that nobody waits with are forgotten. */
  forgetAt: number;
  /** … or so many looks are kept an answer to. */
  forgetLooksAt: number;
  /** Demands of what is asked, by the one object that all share who ask the same: found without putting a key together. */
  byRequirement: WeakMap<Requirement, Demand[]>;
  readonly filed: ByOrdinal<Filed>;
  /** Demands with plain or single contacts, by the first of them. */
  readonly listed: Listed<Demand>;
  /** Contacts by the agents they name. */
  readonly byName: Map<AgentId, Sorted<Filed>>;
  /** Those asked about one agent at a time. */
  readonly singles: Set<Filed>;
  /** Those that a reason concerns which does not say what it depends on. */
  readonly untold: Set<Filed>;
  /** Demands that depend on the crowd, by the queue and the reasons why. */
  readonly crowds: Map<string, Crowd>;
  /** Whether the mood of one of them is not known, or never the same: then they are asked about it whenever anything has changed. */
  moodless: boolean;
}

export const noDemands = (limits: IndexLimits): Demands => ({
  byKey: new Map(),
  forgetAt: limits.demands,
  forgetLooksAt: limits.looksJudged,
  byRequirement: new WeakMap(),
  filed: new ByOrdinal(),
  listed: new Listed(),
  byName: new Map(),
  singles: new Set(),
  untold: new Set(),
  crowds: new Map(),
  moodless: false,
});

/**
 * The demand looked at now. What it says already is not written again: each instant written into what has lived long is one more place
 * for the next young collection to look at.
 */
export function routingAt(demand: Demand, state: Readonly<RouterState>, atMs: Ms): Routing {
  const { typical, routing } = demand;
  if (routing.atMs !== atMs) routing.atMs = atMs;
  if (demand.crowd.length > 0) {
    const queue = state.queues.get(typical.queue);
    const clockMs = queue === undefined ? typical.enteredClockMs : readQueueClock(queue, atMs);
    if (typical.enteredClockMs !== clockMs) typical.enteredClockMs = clockMs;
  }
  return routing;
}

const firstOf = ({ plain, single }: Demand): Filed | undefined => {
  const a = plain.first;
  const b = single.first;
  return a === undefined || (b !== undefined && contactOrder(b, a) < 0) ? b : a;
};

/** Lists the demand where its first contact stands. Called whenever that may have changed. */
export function list({ listed }: Demands, demand: Demand): void {
  const first = firstOf(demand);
  if (first?.ordinal === demand.ordinal && first.band === demand.band && first.rankAtMs === demand.rankAtMs) return;
  if (demand.ordinal > 0) listed.remove(demand);
  demand.ordinal = first?.ordinal ?? 0;
  if (first === undefined) return;
  demand.band = first.band;
  demand.rankAtMs = first.rankAtMs;
  listed.add(demand);
}
