import { type Estimate, estimate, openTally } from '../measures/index.js';
import { play } from '../play/index.js';
import { endless, exponentialPatience, figuresOf } from '../theory/index.js';
import { type HallCase, hallScenario, unitMs } from './hall.js';

/** One figure of one case: what theory says, what the router showed, and whether the two agree. */
export interface Comparison {
  readonly figure: string;
  readonly theory: number;
  readonly simulated: Estimate;
  readonly agrees: boolean;
}

export interface Validated {
  readonly name: string;
  readonly contacts: number;
  readonly comparisons: readonly Comparison[];
}

export interface ValidateOptions {
  readonly seed: number;
  readonly replications: number;
  /** Customers counted per replication. */
  readonly contacts: number;
  /** Of each single interval. Where many figures are compared, choose it so that all of them together rarely miss. */
  readonly confidence: number;
  /** Told after each replication. */
  readonly onProgress?: () => void;
}

/** Plays a hall through the router and holds its figures against the exact ones. Spans are told in the case's own unit of time. */
export async function validateHall(hall: HallCase, options: ValidateOptions): Promise<Validated> {
  const { seed, replications, contacts, confidence, onProgress } = options;
  const { scenario, countFromMs } = hallScenario(hall, contacts);
  const unit = unitMs(hall);
  const found: Record<string, number>[] = [];
  let counted = 0;
  for (let replication = 0; replication < replications; replication++) {
    const tally = openTally(hall.within * unit);
    await play(scenario, {
      chance: { seed, replication },
      settled: (life) => {
        if (life.customer.arrivalMs >= countFromMs) tally.take(life);
      },
    });
    const { arrived, waitedShare, abandonedShare, serviceLevel, meanWaitMs, meanWaitAnsweredMs } = tally.figures();
    counted += arrived;
    found.push({
      'waited at all': waitedShare,
      abandoned: abandonedShare,
      'answered within the limit': serviceLevel,
      'mean wait': meanWaitMs / unit,
      'mean wait of the answered': meanWaitAnsweredMs / unit,
    });
    onProgress?.();
  }
  const theory = theoryOf(hall);
  const comparisons = Object.entries(theory).map(([figure, exact]): Comparison => {
    const simulated = estimate(
      found.map((figures) => figures[figure] as number),
      confidence,
    );
    return { figure, theory: exact, simulated, agrees: Math.abs(simulated.mean - exact) <= simulated.halfWidth + ROUNDING };
  });
  return { name: hall.name, contacts: counted, comparisons };
}

/** What whole milliseconds and the last digits of doubles may make of a figure that is exact otherwise, such as no abandonment at all. */
const ROUNDING = 1e-6;

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
