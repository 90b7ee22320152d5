/** Who began: the customer, or a campaign. */
export const DIRECTIONS = ['inbound', 'outbound'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** How much of an agent's work campaigns are to have while both directions wait. */
export interface Blend {
  /** The rest is for customers who have come by themselves. */
  readonly outboundPercent: number;
  /** How many of an agent's last acceptances count. */
  readonly window: number;
}
