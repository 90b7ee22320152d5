/** A group of equal agents. Rates and durations in any one unit of time. */
export interface EqualHall {
  readonly agents: number;
  /** Maximum number of customers being served or waiting, at least the number of agents; without it, unlimited. */
  readonly lines?: number;
  readonly arrivalRate: number;
  /** Mean of the exponential handling time. */
  readonly handling: number;
  /** Mean of the exponential patience; `null`: endless. */
  readonly patience: number | null;
}

/** The rate of departures when this many are present. */
export const leavingRate = ({ agents, handling, patience }: Omit<EqualHall, 'arrivalRate'>, inside: number): number => {
  const busy = Math.min(inside, agents);
  return busy / handling + (patience === null ? 0 : (inside - busy) / patience);
};

/** Probabilities below e⁻⁴⁵ are beyond the precision of a double. */
const NEGLIGIBLE = 45;
/** A queue that exceeds this with a probability over e⁻⁴⁵ is regarded as unbounded. */
const INSIDE_MOST = 2_000_000;

/** The distribution of the number present cannot be computed. */
export class QueueTooLong extends Error {
  override readonly name = 'QueueTooLong';
  constructor() {
    super('Its queue grows without end, or nearly: state a patience, or more agents.');
  }
}

/**
 * Stationary probabilities that nobody, one, two … customers are present, by birth and death rates (Kleinrock 1975, Queueing Systems I, ch.
 * 3); in logarithms, so that nothing overflows. Without a limit on lines the list ends where probabilities are negligible.
 * @throws QueueTooLong if the queue is unbounded, or nearly
 */
export function insideChances(hall: EqualHall): Float64Array {
  const { lines = INSIDE_MOST, arrivalRate } = hall;
  const logs = [0];
  let highest = 0;
  for (let inside = 1; inside <= lines; inside++) {
    const rate = arrivalRate / leavingRate(hall, inside);
    const log = (logs[inside - 1] as number) + Math.log(rate);
    logs.push(log);
    highest = Math.max(highest, log);
    if (hall.lines === undefined && rate < 1 && log < highest - NEGLIGIBLE) break;
    if (inside === INSIDE_MOST) throw new QueueTooLong();
  }
  const weights = Float64Array.from(logs, (log) => Math.exp(log - highest));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / whole);
}
