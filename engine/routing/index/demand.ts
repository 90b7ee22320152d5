import { contactOrder } from '../../core/contact-order.js';
import { readQueueClock } from '../../core/due/clock.js';
import { ByOrdinal } from '../../core/state/by-ordinal.js';
import type { Order, Sorted } from '../../core/state/sorted.js';
import type { LiveContact, RouterState } from '../../core/state/state.js';
import type { Requirement } from '../../domain/events/contact.js';
import type { AgentId, ContactOrdinal } from '../../domain/ids.js';
import type { Ms } from '../../domain/units.js';
import type { Census, Reason, Routing, Watched } from '../context.js';
import type { RankKey } from '../rank-key.js';
import type { Fits } from './fit.js';
import type { Head } from './heads.js';
import type { HeldHubs } from './held-back.js';
import type { Likeness, Likenesses } from './likeness.js';
import type { IndexLimits } from './limits.js';
import type { Line } from './lines.js';
import { Listed } from './listed.js';
import type { Askable } from './pending.js';
import type { RankOrder } from './rank-order.js';

/**
 * How a contact is kept. `plain`: it differs in nothing from its demand, so the first plain contact speaks for all of them. `single`: it
 * has refusals, consults or live offers, so agents are checked one at a time. `kept`: reserved for one agent.
 */
export type Keeping = 'plain' | 'single' | 'kept';

/** A contact that wants an offer, as filed. Its place in line is a copy, because the contact may have moved by the time it is taken out. */
export interface Filed extends Askable {
  readonly ordinal: ContactOrdinal;
  readonly contact: LiveContact;
  readonly band: number;
  readonly rankAtMs: Ms;
  readonly demand: Demand;
  readonly keeping: Keeping;
  /** The agent it is reserved for. */
  readonly only: AgentId | null;
  /** The agents it currently prefers, in its order. */
  readonly names: readonly AgentId[];
  /** … and the agent it is reserved for: they are asked about it by name. */
  readonly under: readonly AgentId[];
  /** Of a single one, the contacts it is like; `null`: it is like no other. */
  readonly likeness: Likeness | null;
}

/** All contacts with the same wishes: a demand class. */
export interface Demand extends Askable {
  readonly line: Line;
  /** Number of the rarest skill without which nobody fits; negative: there is none. */
  readonly needs: number;
  /** Stands for a contact with these wishes that has only just arrived. */
  readonly typical: LiveContact;
  readonly routing: Watched;
  /** The crowd reasons that concern these contacts. */
  readonly crowd: readonly Reason[];
  /** Answers per hub; `null`: those reasons depend on more than the hub. */
  readonly heldHubs: HeldHubs | null;
  readonly plain: Sorted<Filed>;
  readonly single: Sorted<Filed>;
  /** Single and kept contacts. */
  readonly apart: Set<Filed>;
  /** What single ones are alike in, as long as there is one. */
  readonly likenesses: Likenesses;
  readonly fits: Fits;
  readonly order: RankOrder | null;
  /** Order of the agents who are first in their pools, best first; `null` if the policy has no such order. */
  readonly headOrder: Order<Head> | null;
  /** The policy's keys, in order. */
  readonly rank: readonly RankKey[];
  /** How many values of the order (including the closing ordinal) directly follow those that the grade decides; three suffice. */
  readonly ownValuesNext: 0 | 1 | 3;
  /** Whether one of the keys depends on the crowd. */
  readonly ranksByCrowd: boolean;
  readonly census: Census;
  /** Where the demand is listed: the place of its first contact. */
  band: number;
  rankAtMs: Ms;
  ordinal: ContactOrdinal;
}

/** The demands of one queue that the same crowd reasons concern. */
export interface Crowd {
  demands: Demand[];
  /** What the reasons' `mood` was when the demands were last checked; `null`: unknown, or they declare none. */
  mood: string | number | null;
}

/** All contacts that want offers. */
export interface Demands {
  readonly byKey: Map<string, Demand>;
  /** At this number of demands, those without contacts are forgotten. */
  forgetAt: number;
  /** … likewise at this number of judged looks. */
  forgetLooksAt: number;
  /** Demands by requirement object. Equal requirements share one object, so a demand is found without building a key. */
  byRequirement: WeakMap<Requirement, Demand[]>;
  readonly filed: ByOrdinal<Filed>;
  /** Demands with plain or single contacts, in the order of their first contacts. */
  readonly listed: Listed<Demand>;
  /** Contacts by the agents they name. */
  readonly byName: Map<AgentId, Sorted<Filed>>;
  /** Contacts for which agents are checked one at a time. */
  readonly singles: Set<Filed>;
  /** Contacts concerned by a reason that does not declare what it depends on. */
  readonly untold: Set<Filed>;
  /** Demands that depend on the crowd, by queue and crowd reasons. */
  readonly crowds: Map<string, Crowd>;
  /** Whether some crowd has no known mood: it is then checked again after any change. */
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
 * Points the demand's routing at this state and instant. Fields that are already right are not written again, because writing a fresh
 * instant into an old object gives the next young collection one more place to scan.
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

/** Lists the demand at the place of its first contact. Called whenever that may have changed. */
export function list({ listed }: Demands, demand: Demand): void {
  const first = firstOf(demand);
  if (first?.ordinal === demand.ordinal) return;
  if (demand.ordinal > 0) listed.remove(demand);
  demand.ordinal = first?.ordinal ?? 0;
  if (first === undefined) return;
  demand.band = first.band;
  demand.rankAtMs = first.rankAtMs;
  listed.add(demand);
}
