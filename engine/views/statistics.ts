import type { Ms } from '../domain/units.js';

/**
 * Counts and times under one key. The first group follows contacts: each belongs to the interval in which it arrived (for a hub or an
 * agent: was answered), whatever becomes of it later, so that `arrived = answered + abandoned + withdrawn + rejected + waiting` holds in
 * every row of a queue, channel, tenant or language. The second group counts what happened in the interval itself.
 */
export interface StatisticsRow {
  readonly key: string;
  /** Visits that began: a contact that waits again after an agent had it arrives again. */
  readonly arrived: number;
  /** Those of them that are first visits of customers' contacts; consults are not. */
  readonly contacts: number;
  readonly answered: number;
  /** Those of the answered that bots answered. */
  readonly answeredByBots: number;
  /** Those of these that were handed off to people, and so arrived once more. */
  readonly handedOff: number;
  /** Answered and not yet released. */
  readonly inHand: number;
  readonly abandoned: number;
  readonly shortAbandoned: number;
  readonly withdrawn: number;
  readonly rejected: number;
  /** Attempts to call back that reached nobody; none of them is an abandonment. */
  readonly unreached: number;
  /** Contacts given up after the last such attempt. */
  readonly exhausted: number;
  readonly waiting: number;
  readonly answeredWithinTarget: number;
  /** Contacts whose target was reported at risk, or missed, whatever end it names. */
  readonly targetsAtRisk: number;
  readonly targetsMissed: number;
  /** Sum of the waits of the answered. */
  readonly waitedMs: Ms;
  /** Longest wait that has ended, however it ended. */
  readonly longestWaitMs: Ms;

  readonly offers: number;
  readonly expired: number;
  readonly refused: number;
  readonly failed: number;
  readonly revoked: number;
  /** Contacts released; `talkMs`, `holdMs` and, a little later, `wrapUpMs` are theirs. */
  readonly handled: number;
  readonly talkMs: Ms;
  readonly holdMs: Ms;
  readonly wrapUpMs: Ms;
  /** Time signed in while the router ran; for hubs and agents only, like the next two. */
  readonly staffedMs: Ms;
  /** Part of it ready and without work. */
  readonly readyMs: Ms;
  /** The part of it with work in hand or wrap-up, or notReady for a reason that counts as occupied. Overlapping contacts count once. */
  readonly occupiedMs: Ms;
}

export interface StatisticsView {
  readonly by: string;
  /** Instant of the first record counted; `null`: none yet. After a restart from a snapshot, the snapshot's. */
  readonly sinceMs: Ms | null;
  readonly rows: readonly StatisticsRow[];
}
