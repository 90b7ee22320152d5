/**
 * How much the index remembers and how many agents it checks singly. Beyond these limits it recomputes or takes another path; no decision
 * depends on them.
 */
export interface IndexLimits {
  /**
   * At this number of demands (some 4 KB each), those without contacts are forgotten: there may be as many requirements as customers. If
   * more than half are in use, the limit is twice the number in use.
   */
  readonly demands: number;
  /**
   * The same for the looks they have judged between them, at up to 12 bytes each. If agents differ in something nobody asks for, such as
   * cost, each of them looks different to every demand.
   */
  readonly looksJudged: number;
  /** Demands are also forgotten once the sights times all abilities exceed this number (8 bytes each). */
  readonly seen: number;
  /** Beyond this number of distinct looks a sight stops looking them up: all abilities get a look of their own. */
  readonly looks: number;
  /**
   * Up to this many agents are asked one by one what they could take; if there are more, every demand is asked for its first contact
   * instead.
   */
  readonly agents: number;
}

export const INDEX_LIMITS: IndexLimits = {
  demands: 32_768,
  looksJudged: 50_000_000,
  seen: 50_000_000,
  looks: 4_096,
  agents: 32,
};
