import { type LimitedHall, limitedFigures } from '../theory/index.js';
import { classTally } from './counting.js';
import { hallScenario, unitMs } from './hall.js';
import { hallWavers } from './hall-wavers.js';
import { playHall } from './play-hall.js';
import type { Trial } from './trial.js';
import type { Wavers } from './wavers.js';

/** A hall with limited lines: a customer who finds all of them taken is blocked. Rates and durations in any one unit of time. */
export interface LinesCase extends LimitedHall {
  readonly name: string;
}

/** A hall with limited lines against the exact solution by its birth and death rates. */
export function linesTrial(hall: LinesCase, contacts: number): Trial {
  const run = hallScenario(hall, contacts);
  const unit = unitMs(hall);
  const { agents, lines } = hall;
  const { turnedAway, waited, abandoned, meanWait, occupancy } = limitedFigures(hall);
  const wavers = hallWavers(hall, run.counted);
  const ofEntered = ({ variance, lump }: Wavers): Wavers => ({ variance: variance / (1 - turnedAway) ** 2, lump: lump / (1 - turnedAway) });
  return {
    name: hall.name,
    theory: { 'turned away': turnedAway, waited, abandoned, 'mean wait': meanWait, occupancy },
    wavers: {
      'turned away': wavers.share((inside) => inside === lines),
      waited: ofEntered(wavers.share((inside) => inside >= agents && inside < lines)),
      abandoned: ofEntered(wavers.abandoned),
      'mean wait': ofEntered(wavers.meanWait),
      occupancy: wavers.occupancy,
    },
    play: async (chance) => {
      const tally = classTally();
      const busy = await playHall(hall, run, chance, (life) => tally.take(life));
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
        },
      };
    },
  };
}
