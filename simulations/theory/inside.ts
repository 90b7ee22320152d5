/** A hall of equal agents. Rates and spans in one unit of time, whichever. */
export interface EqualHall {
  readonly agents: number;
  /** Customers served and waiting at most; no limit without. At least as many as agents. */
  readonly lines?: number;
  readonly arrivalRate: number;
  /** Mean of the exponential handling time. */
  readonly handling: number;
  /** Mean of the exponential patience; `null`: endless. */
  readonly patience: number | null;
}

/** How often somebody leaves, so many being inside. */
export const leavingRate = ({ agents, handling, patience }: Omit<EqualHall, 'arrivalRate'>, inside: number): number => {
  const busy = Math.min(inside, agents);
  return busy / handling + (patience === null ? 0 : (inside - busy) / patience);
};

/** Less often than this nobody looks: e⁻⁴⁵ is under the last digit of a double. */
const NEGLIGIBLE = 45;
/** A queue that is longer than this once in e⁴⁵ looks is one without an end. */
const INSIDE_MOST = 2_000_000;

/** Whatever hangs on who is inside cannot be worked out. */
export class QueueTooLong extends Error {
  override readonly name = 'QueueTooLong';
  constructor() {
    super('Its queue grows without end, or nearly: state a patience, or more agents.');
  }
}

/**
 * Long-run chances that nobody, one, two … customers are inside, by the rates of birth and death (Kleinrock 1975, Queueing Systems I,
 * ch. 3); in logarithms, so that nothing overflows. Without a limit of lines the list ends where chances are negligible.
 * @throws QueueTooLong where the queue grows without end, or nearly
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
