/** What the order of contacts depends on. */
export interface Placed {
  readonly band: number;
  readonly rankAtMs: number;
  readonly ordinal: number;
}

/** The one order of contacts: band, then `rankAtMs`, then ordinal. Negative: `a` comes first. */
export const contactOrder = (a: Placed, b: Placed): number => a.band - b.band || a.rankAtMs - b.rankAtMs || a.ordinal - b.ordinal;

/** The order in which one agent takes contacts: within a band, the agent's own tier precedes the place in line. */
export const agentsOrder = (a: Placed, tierOfA: number, b: Placed, tierOfB: number): number =>
  a.band - b.band || tierOfA - tierOfB || contactOrder(a, b);
