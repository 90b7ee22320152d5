import { openTally } from '../measures/index.js';
import { endless, exponentialPatience, figuresOf } from '../theory/index.js';
import { befallen, type Counted } from './half-widths.js';
import { type HallCase, hallScenario, unitMs } from './hall.js';
import { playHall } from './play-hall.js';
import type { Trial } from './trial.js';

/** A hall of equal agents against Erlang C and Erlang A. */
export function hallTrial(hall: HallCase, contacts: number): Trial {
  const run = hallScenario(hall, contacts);
  const unit = unitMs(hall);
  const theory = theoryOf(hall);
  return {
    name: hall.name,
    theory,
    counted: Object.fromEntries(SHARES.map((figure): [string, Counted] => [figure, befallen(theory[figure], contacts)])),
    play: async (chance) => {
      const tally = openTally(hall.within * unit);
      const occupancy = await playHall(hall, run, chance, (life) => tally.take(life));
      const { waitedShare: waited, abandonedShare: abandoned, ...shares } = tally.figures();
      const [meanWait, meanWaitAnswered] = [shares.meanWaitMs / unit, shares.meanWaitAnsweredMs / unit];
      return {
        customers: shares.arrived,
        figures: figuresNamed({ ...shares, waited, abandoned, meanWait, meanWaitAnswered, occupancy }),
      };
    },
  };
}

type Named = Pick<
  ReturnType<typeof figuresOf>,
  | 'waited'
  | 'abandoned'
  | 'meanWait'
  | 'meanWaitAnswered'
  | 'occupancy'
  | 'serviceLevel'
  | 'serviceLevelOfAnswered'
  | 'serviceLevelWithoutShortAbandons'
  | 'waitsWithin'
>;

/** What happens to some customers and not to others, of all who arrive. */
const SHARES = ['waited at all', 'abandoned', 'answered within the limit', 'answered or gone within the limit'] as const;

const figuresNamed = (of: Named) => ({
  'waited at all': of.waited,
  abandoned: of.abandoned,
  'answered within the limit': of.serviceLevel,
  'answered within the limit, of those answered': of.serviceLevelOfAnswered,
  'answered within the limit, without short abandons': of.serviceLevelWithoutShortAbandons,
  'answered or gone within the limit': of.waitsWithin,
  'mean wait': of.meanWait,
  'mean wait of the answered': of.meanWaitAnswered,
  occupancy: of.occupancy,
});

const theoryOf = (hall: HallCase) =>
  figuresNamed(figuresOf({ ...hall, patience: hall.patience === null ? endless : exponentialPatience(hall.patience) }, hall.within));
