import { openTally } from '../measures/index.js';
import { play } from '../play/index.js';
import { endless, exponentialPatience, figuresOf } from '../theory/index.js';
import { type HallCase, hallScenario, unitMs } from './hall.js';
import type { Trial } from './trial.js';

/** A hall of equal agents against Erlang C and Erlang A. */
export function hallTrial(hall: HallCase, contacts: number): Trial {
  const { scenario, countFromMs } = hallScenario(hall, contacts);
  const unit = unitMs(hall);
  return {
    name: hall.name,
    theory: theoryOf(hall),
    play: async (chance) => {
      const tally = openTally(hall.within * unit);
      await play(scenario, {
        chance,
        settled: (life) => {
          if (life.customer.arrivalMs >= countFromMs) tally.take(life);
        },
      });
      const { arrived, waitedShare, abandonedShare, serviceLevel, meanWaitMs, meanWaitAnsweredMs } = tally.figures();
      return {
        customers: arrived,
        figures: {
          'waited at all': waitedShare,
          abandoned: abandonedShare,
          'answered within the limit': serviceLevel,
          'mean wait': meanWaitMs / unit,
          'mean wait of the answered': meanWaitAnsweredMs / unit,
        },
      };
    },
  };
}

function theoryOf(hall: HallCase): Readonly<Record<string, number>> {
  const patience = hall.patience === null ? endless : exponentialPatience(hall.patience);
  const figures = figuresOf({ ...hall, patience }, hall.within);
  return {
    'waited at all': figures.waited,
    abandoned: figures.abandoned,
    'answered within the limit': figures.serviceLevel,
    'mean wait': figures.meanWait,
    'mean wait of the answered': figures.meanWaitAnswered,
  };
}
