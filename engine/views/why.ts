import type { AsideCause } from '../domain/events/aside.js';
import type { AgentId, HubId } from '../domain/ids.js';
import type { Ms } from '../domain/units.js';
import type { ContactView } from './live.js';

/** Why a contact waits, who may have it, and what would change that. */

/** One agent in relation to one contact. */
export interface Verdict {
  readonly agent: AgentId;
  readonly hub: HubId;
  readonly eligible: boolean;
  /** First reason against, in the order of the list of reasons; `null` for an eligible agent. */
  readonly reason: string | null;
  readonly because: string | null;
  readonly ring: number | null;
  /** Rank by key, lower is better; `null` for an agent who is not eligible. */
  readonly rank: Readonly<Record<string, readonly number[]>> | null;
}

/** What keeps a contact from being offered to anybody at all. */
export interface NotRoutable {
  readonly reason: 'queue-closed' | 'adapter-lost' | AsideCause;
  readonly because: string;
  /** When it ends by itself; `null`: not known. */
  readonly untilMs: Ms | null;
}

export interface ExplainView {
  readonly contact: ContactView;
  readonly planVersion: number;
  readonly rankKeys: readonly string[];
  /** `null`: it may be offered, or an agent has it. */
  readonly notRoutable: NotRoutable | null;
  /** Best agent first, then those who are not eligible. */
  readonly verdicts: readonly Verdict[];
  readonly counts: Readonly<Record<string, number>>;
}

/** Agents with exactly one reason against them. */
export interface SingleObstacle {
  readonly reason: string;
  readonly agents: readonly AgentId[];
  readonly hubs: readonly HubId[];
}

/** Why a contact waits, and what would end it. */
export interface WhyWaiting {
  /** What keeps it from every agent; reasons against single agents only matter afterwards. */
  readonly notRoutable: NotRoutable | null;
  /** Number of agents per reason: an agent with two reasons counts under both. */
  readonly counts: Readonly<Record<string, number>>;
  /** What would have to change, and for whom; the reason with most agents first. Empty: nobody is one change away. */
  readonly singleObstacles: readonly SingleObstacle[];
}

/** The expected wait, computed from the present state alone. */
export interface WaitEstimate {
  /** Place in the line of the contact's queue and channel, from 1. */
  readonly position: number;
  /** How many contacts the agents who could take this one can handle at a time. */
  readonly places: number;
  /** Mean of the queue's last handling times, wrap-up included. */
  readonly handlingMs: Ms;
  /** As likely to be exceeded as not. */
  readonly p50Ms: Ms;
  /** Exceeded in one case of ten. */
  readonly p90Ms: Ms;
}

/** Everything that can be said about a wait in progress. */
export interface WhyWaitingView extends WhyWaiting {
  readonly contact: ContactView;
  readonly planVersion: number;
  /** The step that opens next by waiting; `atMs` is `null` while the queue's clock stands still. `null`: all are open. */
  readonly nextRing: { readonly step: number; readonly atMs: Ms | null } | null;
  /** The first step not open yet that would add somebody who could take the contact at once; `null`: none would. */
  readonly helpfulStep: number | null;
  /** `null` if nothing can be said: nobody who could take it is there, or the queue has handled nothing yet. */
  readonly estimate: WaitEstimate | null;
  /** The single change that would release the contact, in a sentence; `null`: none would. */
  readonly release: string | null;
}
