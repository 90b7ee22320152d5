/** How much the index keeps for those who may ask again, and how many it asks singly. What is over is worked out anew, or otherwise: no decision depends on it. */
export interface IndexLimits {
  /**
   * Demands nobody waits with are forgotten once there are so many, each some 4 KB: requirements may be as many as customers. Where more
   * than half of them are waited with, once there are twice as many as those.
   */
  readonly demands: number;
  /**
   * The same for the looks that they keep an answer to between them, up to 12 bytes each: where agents differ in what nobody asks for, in
   * pay for instance, each of them looks different to every demand.
   */
  readonly looksJudged: number;
  /** Demands are forgotten as well once there are so many sights that all abilities would fill them so often (8 bytes each). */
  readonly seen: number;
  /** Where so many look different to one sight they are not looked up any more: each abilities has a look of its own. */
  readonly looks: number;
  /** As many agents are asked one by one what they could have; where there are more, every demand is asked for its first contact instead. */
  readonly agents: number;
}

export const INDEX_LIMITS: IndexLimits = {
  demands: 32_768,
  looksJudged: 50_000_000,
  seen: 50_000_000,
  looks: 4_096,
  agents: 32,
};
