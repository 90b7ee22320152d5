import type { Life } from '../play/index.js';
import type { Variation } from './variation.js';

/** The shares of customers who wait at most so long: as theory has them, and as counted. */
export interface WaitsWithin {
  /** By the names they are told by. */
  readonly theory: Readonly<Record<string, number>>;
  readonly variation: Readonly<Record<string, Variation>>;
  readonly count: () => { take(life: Life): void; figures(): Readonly<Record<string, number>> };
}

/**
 * @param unit milliseconds per unit of time of the case
 * @param shareOf what theory has for a limit, of those not turned away
 * @param varies how such a share varies between replications
 */
export function waitsWithin(
  limits: readonly number[],
  unit: number,
  shareOf: (limit: number) => number,
  varies: (share: number) => Variation,
): WaitsWithin {
  const all = limits.map((limit) => ({ figure: `waited at most ${limit}`, limitMs: limit * unit, share: shareOf(limit) }));
  return {
    theory: Object.fromEntries(all.map(({ figure, share }) => [figure, share])),
    variation: Object.fromEntries(all.map(({ figure, share }) => [figure, varies(share)])),
    count: () => {
      const within = all.map(() => 0);
      let entered = 0;
      return {
        take: ({ outcome, waitedMs }) => {
          if (outcome === 'rejected') return;
          entered++;
          for (const [place, { limitMs }] of all.entries()) if (waitedMs <= limitMs) within[place] = (within[place] as number) + 1;
        },
        figures: () =>
          Object.fromEntries(all.map(({ figure }, place) => [figure, entered === 0 ? 0 : (within[place] as number) / entered])),
      };
    },
  };
}
