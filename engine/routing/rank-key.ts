import type { AgentRecord } from '../core/state/state.js';
import type { RankKeyName } from '../domain/policy.js';
import type { Routing } from './context.js';

/** An eligible agent with the ring it was found in. */
export interface Candidate {
  readonly agent: AgentRecord;
  readonly ring: number;
}

/**
 * One way to prefer one agent to another: integers compared in order, lower is better. `varies` tells the index how long it may keep the
 * values:
 *
 * `abilities`: the same for all agents of equal abilities and all contacts alike; `crowd`: likewise, but changing from moment to moment;
 * `agent`: changes only with the agent's own events and shift; `queue`: likewise, but different for each queue; `contact`: must be computed
 * for every pair.
 *
 * A new key is one file here and one line in `rank.ts`.
 */
export interface RankKey {
  readonly name: RankKeyName;
  readonly varies: 'abilities' | 'crowd' | 'agent' | 'queue' | 'contact';
  /** Reads how many languages and skills an agent has. */
  readonly counts?: true;
  readonly values: (routing: Routing, candidate: Candidate) => readonly number[];
}
