import { openTally } from '../measures/index.js';
import { endless, exponentialPatience, figuresOf, type Hall } from '../theory/index.js';
import { type HallCase, hallScenario, unitMs } from './hall.js';
import { type HallVariation, hallVariation } from './hall-variation.js';
import { playHall } from './play-hall.js';
import type { Trial } from './trial.js';
import type { Variation } from './variation.js';
import { waitsWithin } from './waits-within.js';

/** A group of equal agents against Erlang C and Erlang A. */
export function hallTrial(hall: HallCase, contacts: number): Trial {
  const run = hallScenario(hall, contacts);
  const unit = unitMs(hall);
  const theory = theoryOf(hall);
  const varies = hallVariation(hall, run.counted);
  const within = waitsWithin(hall.limits ?? [], unit, (limit) => figuresOf(theoreticalOf(hall), limit).waitsWithin, varies.shareByWait);
  return {
    name: hall.name,
    theory: { ...theory, ...within.theory },
    variation: { ...variationOf(hall, varies, theory), ...within.variation },
    play: async (chance) => {
      const tally = openTally(hall.within * unit);
      const waits = within.count();
      const occupancy = await playHall(hall, run, chance, (life) => {
        tally.take(life);
        waits.take(life);
      });
      const { waitedShare: waited, abandonedShare: abandoned, ...shares } = tally.figures();
      const [meanWait, meanWaitAnswered] = [shares.meanWaitMs / unit, shares.meanWaitAnsweredMs / unit];
      return {
        customers: shares.arrived,
        figures: { ...figuresNamed({ ...shares, waited, abandoned, meanWait, meanWaitAnswered, occupancy }), ...waits.figures() },
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

const theoreticalOf = (hall: HallCase): Hall => ({
  ...hall,
  patience: hall.patience === null ? endless : exponentialPatience(hall.patience),
});
const theoryOf = (hall: HallCase) => figuresNamed(figuresOf(theoreticalOf(hall), hall.within));

/** Figures that depend on the wait: shares of all arrivals, or of nearly all. */
const BY_WAIT = [
  'answered within the limit',
  'answered within the limit, of those answered',
  'answered within the limit, without short abandons',
  'answered or gone within the limit',
] as const;

function variationOf(
  hall: HallCase,
  { share, shareByWait, abandoned, meanWait, occupancy }: HallVariation,
  theory: ReturnType<typeof theoryOf>,
): Readonly<Record<string, Variation>> {
  const answeredLonger = theory['mean wait'] === 0 ? 1 : theory['mean wait of the answered'] / theory['mean wait'];
  return {
    'waited at all': share((inside) => inside >= hall.agents),
    abandoned,
    'mean wait': meanWait,
    'mean wait of the answered': { variance: meanWait.variance * answeredLonger ** 2, lump: meanWait.lump * answeredLonger },
    occupancy,
    ...Object.fromEntries(BY_WAIT.map((figure) => [figure, shareByWait(theory[figure])])),
  };
}
