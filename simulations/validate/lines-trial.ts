import { type LimitedHall, limitedFigures } from '../theory/index.js';
import { classTally } from './counting.js';
import { befallen } from './half-widths.js';
import { hallScenario, unitMs } from './hall.js';
import { playHall } from './play-hall.js';
import type { Trial } from './trial.js';

/** A hall whose lines are limited: who finds all of them taken is gone. Rates and spans in one unit of time, whichever. */
export interface LinesCase extends LimitedHall {
  readonly name: string;
}

/** A hall of equal agents and limited lines against its rates of birth and death. */
export function linesTrial(hall: LinesCase, contacts: number): Trial {
  const run = hallScenario(hall, contacts);
  const unit = unitMs(hall);
  const { turnedAway, waited, abandoned, meanWait, occupancy } = limitedFigures(hall);
  const entering = contacts * (1 - turnedAway);
  return {
    name: hall.name,
    theory: { 'turned away': turnedAway, waited, abandoned, 'mean wait': meanWait, occupancy },
    counted: {
      'turned away': befallen(turnedAway, contacts),
      waited: befallen(waited, entering),
      abandoned: befallen(abandoned, entering),
    },
    play: async (chance) => {
      const tally = classTally();
      const busy = await playHall(hall, run, chance, (life) => tally.take(life));
      const all = tally.figures();
      const ofEntered = 1 - all.rejected;
      return {
        customers: all.arrived,
        figures: {
          'turned away': all.rejected,
          waited: all.waited / ofEntered,
          abandoned: all.abandoned / ofEntered,
          'mean wait': all.meanWaitMs / unit / ofEntered,
          occupancy: busy,
        },
      };
    },
  };
}
