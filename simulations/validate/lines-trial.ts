import { type LimitedHall, limitedFigures, waitedAtMost } from '../theory/index.js';
import { classTally } from './counting.js';
import { hallScenario, unitMs } from './hall.js';
import { hallVariation } from './hall-variation.js';
import { playHall } from './play-hall.js';
import type { Trial } from './trial.js';
import type { Variation } from './variation.js';
import { waitsWithin } from './waits-within.js';

/** A hall with limited lines: a customer who finds all of them taken is blocked. Rates and durations in any one unit of time. */
export interface LinesCase extends LimitedHall {
  readonly name: string;
  /** Also told: the shares of those admitted who wait at most so long, until answered or gone. */
  readonly limits?: readonly number[] | undefined;
}

/** A hall with limited lines against the exact solution by its birth and death rates. */
export function linesTrial(hall: LinesCase, contacts: number): Trial {
  const run = hallScenario(hall, contacts);
  const unit = unitMs(hall);
  const { agents, lines, limits = [] } = hall;
  const { turnedAway, waited, abandoned, meanWait, occupancy } = limitedFigures(hall);
  const variation = hallVariation(hall, run.counted);
  const ofEntered = ({ variance, lump }: Variation): Variation => ({
    variance: variance / (1 - turnedAway) ** 2,
    lump: lump / (1 - turnedAway),
  });
  const within = waitsWithin(
    limits,
    unit,
    (limit) => waitedAtMost(hall, limit),
    (share) => ofEntered(variation.shareByWait(share)),
  );
  return {
    name: hall.name,
    theory: {
      'turned away': turnedAway,
      waited,
      abandoned,
      'mean wait': meanWait,
      occupancy,
      ...within.theory,
    },
    variation: {
      'turned away': variation.share((inside) => inside === lines),
      waited: ofEntered(variation.share((inside) => inside >= agents && inside < lines)),
      abandoned: ofEntered(variation.abandoned),
      'mean wait': ofEntered(variation.meanWait),
      occupancy: variation.occupancy,
      ...within.variation,
    },
    play: async (chance) => {
      const tally = classTally();
      const waits = within.count();
      const busy = await playHall(hall, run, chance, (life) => {
        tally.take(life);
        waits.take(life);
      });
      const all = tally.figures();
      const entered = 1 - all.rejected;
      return {
        customers: all.arrived,
        figures: {
          'turned away': all.rejected,
          waited: all.waited / entered,
          abandoned: all.abandoned / entered,
          'mean wait': all.meanWaitMs / unit / entered,
          occupancy: busy,
          ...waits.figures(),
        },
      };
    },
  };
}
