import { play } from '../play/index.js';
import { type Design, designFigures } from '../theory/index.js';
import { classTally, poolClock } from './counting.js';
import { type DesignCase, designScenario } from './design.js';
import { befallen, type Counted } from './half-widths.js';
import type { Trial } from './trial.js';

/** Several kinds of customers and groups of agents against the exact solution of their Markov chain. */
export function designTrial(design: DesignCase, contacts: number): Trial {
  const { scenario, countFromMs, toMs, unitMs } = designScenario(design, contacts);
  const theory = theoryOf(design);
  return {
    name: design.name,
    theory,
    counted: countedIn(design, theory, contacts),
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
      const figures: Record<string, number> = {};
      for (const [place, tally] of classes.entries()) {
        const { waited, abandoned, meanWaitMs } = tally.figures();
        Object.assign(figures, classFigures(place, waited, abandoned, meanWaitMs / unitMs));
      }
      for (const [place, pool] of pools.entries()) figures[`pool ${place + 1}: occupancy`] = pool.occupancy();
      return { customers: classes.reduce((sum, tally) => sum + tally.figures().arrived, 0), figures };
    },
  };
}

/** Demands are called `class-<number>`, agents `pool-<number>-<number>`. */
const placeIn = (name: string): number => Number(name.split('-')[1]) - 1;

const classFigures = (place: number, waited: number, abandoned: number, meanWait: number): Readonly<Record<string, number>> => ({
  [`class ${place + 1}: waited`]: waited,
  [`class ${place + 1}: abandoned`]: abandoned,
  [`class ${place + 1}: mean wait`]: meanWait,
});

function theoryOf(design: Design): Readonly<Record<string, number>> {
  const { waited, abandoned, meanWait, occupancy } = designFigures(design);
  const theory: Record<string, number> = {};
  for (const place of design.classes.keys())
    Object.assign(theory, classFigures(place, waited[place] as number, abandoned[place] as number, meanWait[place] as number));
  for (const [place, share] of occupancy.entries()) theory[`pool ${place + 1}: occupancy`] = share;
  return theory;
}

/** Customers of a class are as many of all as its rate is. */
function countedIn({ classes }: Design, theory: Readonly<Record<string, number>>, contacts: number): Readonly<Record<string, Counted>> {
  const rate = classes.reduce((sum, one) => sum + one.arrivalRate, 0);
  const counted: Record<string, Counted> = {};
  for (const [place, { arrivalRate }] of classes.entries())
    for (const figure of ['waited', 'abandoned'].map((what) => `class ${place + 1}: ${what}`))
      counted[figure] = befallen(theory[figure] as number, (contacts * arrivalRate) / rate);
  return counted;
}
