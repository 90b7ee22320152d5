import { play } from '../play/index.js';
import { designInTheLongRun } from '../theory/index.js';
import { classTally, poolClock } from './counting.js';
import { courseOf } from './course.js';
import { type DesignCase, designScenario } from './design.js';
import { designVariation } from './design-variation.js';
import type { Trial } from './trial.js';

/** Several classes of customers and pools of agents against the exact solution of their Markov chain. */
export function designTrial(design: DesignCase, contacts: number): Trial {
  const { figures: exact, averages } = designInTheLongRun(design);
  const arrivalRate = design.classes.reduce((sum, one) => sum + one.arrivalRate, 0);
  const course = courseOf(averages.remembers, arrivalRate, contacts);
  const { scenario, countFromMs, toMs, unitMs } = designScenario(design, course);
  return {
    name: design.name,
    theory: named(exact),
    variation: named(designVariation(design, averages, course.counted)),
    play: async (chance) => {
      const classes = design.classes.map(classTally);
      const pools = design.pools.map(({ agents }) => poolClock(agents, countFromMs, toMs));
      await play(scenario, {
        chance,
        settled: (life) => {
          if (life.customer.arrivalMs >= countFromMs) classes[placeIn(life.customer.demand.name)]?.take(life);
        },
        handled: (part) => pools[placeIn(part.agent)]?.take(part),
      });
      const found = classes.map((tally) => tally.figures());
      return {
        customers: found.reduce((sum, { arrived }) => sum + arrived, 0),
        figures: named({
          waited: found.map(({ waited }) => waited),
          abandoned: found.map(({ abandoned }) => abandoned),
          meanWait: found.map(({ meanWaitMs }) => meanWaitMs / unitMs),
          occupancy: pools.map((pool) => pool.occupancy()),
        }),
      };
    },
  };
}

/** Demands are called `class-<number>`, agents `pool-<number>-<number>`. */
const placeIn = (name: string): number => Number(name.split('-')[1]) - 1;

type Figure = 'waited' | 'abandoned' | 'meanWait' | 'occupancy';

/** A value per figure, by the name under which the figure is reported. */
function named<T>({ waited, abandoned, meanWait, occupancy }: Readonly<Record<Figure, readonly T[]>>): Readonly<Record<string, T>> {
  const byClass = waited.flatMap((share, place): [string, T][] => [
    [`class ${place + 1}: waited`, share],
    [`class ${place + 1}: abandoned`, abandoned[place] as T],
    [`class ${place + 1}: mean wait`, meanWait[place] as T],
  ]);
  return Object.fromEntries([...byClass, ...occupancy.map((share, place): [string, T] => [`pool ${place + 1}: occupancy`, share])]);
}
