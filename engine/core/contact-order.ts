/** What the order of contacts goes by. */
interface Placed {
  readonly band: number;
  readonly rankAtMs: number;
  readonly ordinal: number;
}

/** The one order of contacts: band, then `rankAtMs`, then ordinal. Negative: `a` comes first. */
export const contactOrder = (a: Placed, b: Placed): number => a.band - b.band || a.rankAtMs - b.rankAtMs || a.ordinal - b.ordinal;
