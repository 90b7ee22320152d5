/** Who began: the customer, or a campaign. */
export const DIRECTIONS = ['inbound', 'outbound'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** The campaigns' share of an agent's work while both directions wait. */
export interface Blend {
  /** The rest is for inbound contacts. */
  readonly outboundPercent: number;
  /** How many of an agent's last acceptances count. */
  readonly window: number;
}
