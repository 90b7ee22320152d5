import { leavingRate } from './inside.js';

/** A group of equal agents that opens empty, with time-varying arrivals. Rates and durations in any one unit of time. */
export interface ChangingHall {
  readonly agents: number;
  /** Arrivals per unit of time at an instant. */
  readonly arrivalRate: (at: number) => number;
  /** Mean of the exponential handling time. */
  readonly handling: number;
  /** Mean of the exponential patience; `null`: endless. */
  readonly patience: number | null;
  /** Shortest time in which arrivals rise and fall again; default: the whole day. */
  readonly period?: number;
  /** Instants at which the rate jumps, ascending. Between them it changes smoothly, if at all. */
  readonly jumps?: readonly number[];
}

/** The state at one instant. */
export interface Moment {
  /** Probability that no agent is free. */
  readonly waited: number;
  readonly meanQueue: number;
  readonly meanBusy: number;
  /** Standard deviation from one day to the next. */
  readonly queueDeviation: number;
  readonly busyDeviation: number;
}

export interface ChangingFigures {
  /** One per instant requested, in order. */
  readonly moments: readonly Moment[];
  /** From the opening to the end. */
  readonly whole: {
    readonly arrived: number;
    /** Of all arrivals. */
    readonly waited: number;
    /** Of all arrivals. */
    readonly abandoned: number;
    readonly occupancy: number;
  };
}

/**
 * Minimum number of steps in a period of arrivals, and in a day: in a small group events are slow, and steps of that length would be
 * coarse.
 */
const STEPS_PER_PERIOD = 200;
const STEPS_PER_DAY = 2_000;

/**
 * M(t)/M/n+M by the Kolmogorov forward equations, integrated by the classical Runge-Kutta method of order four; sums over the day by
 * Simpson's rule. No other approximation; at least six digits are accurate.
 * @param until end of the day
 * @param instants when to look, ascending, each from 0 to `until`
 */
export function changingFigures(hall: ChangingHall, until: number, instants: readonly number[]): ChangingFigures {
  const { agents, patience, arrivalRate } = hall;
  const peak = peakOf(arrivalRate, until);
  const size = mostInside(hall, peak, until) + 1;
  const leaving = Float64Array.from({ length: size }, (_, inside) => leavingRate(hall, inside));
  const fastest = peak + (leaving[size - 1] as number);
  const longestStep = Math.min(1 / fastest, until / STEPS_PER_DAY, (hall.period ?? until) / STEPS_PER_PERIOD);
  let chances: Float64Array = new Float64Array(size);
  chances[0] = 1;
  const sum = { arrived: 0, waited: 0, abandoned: 0, busy: 0 };
  const moments = new Map<number, Moment>();
  let at = 0;
  const jumps = (hall.jumps ?? []).filter((jump) => jump > 0 && jump < until);
  for (const stop of [...new Set([...instants, ...jumps, until])].sort((one, other) => one - other)) {
    // An even number of steps, as Simpson's rule requires.
    const steps = 2 * Math.ceil((stop - at) / longestStep / 2);
    const span = steps === 0 ? 0 : (stop - at) / steps;
    const from = at;
    // Just before a jump the rate is that of before.
    const rateIn = (when: number): number => arrivalRate(jumps.includes(stop) && when > stop - span / 4 ? stop - span / 4 : when);
    const count = (part: number): void => {
      const { waited, meanQueue, meanBusy } = momentOf(chances, agents);
      const rate = rateIn(at);
      sum.arrived += part * rate;
      sum.waited += part * rate * waited;
      sum.busy += part * meanBusy;
      if (patience !== null) sum.abandoned += (part * meanQueue) / patience;
    };
    count(span / 3);
    for (let step = 1; step <= steps; step++) {
      chances = advanced(chances, leaving, rateIn, at, span);
      at = from + step * span;
      count((span / 3) * (step === steps ? 1 : step % 2 === 1 ? 4 : 2));
    }
    at = stop;
    if (instants.includes(stop)) moments.set(stop, momentOf(chances, agents));
  }
  return {
    moments: instants.map((instant) => moments.get(instant) as Moment),
    whole: {
      arrived: sum.arrived,
      waited: sum.waited / sum.arrived,
      abandoned: sum.abandoned / sum.arrived,
      occupancy: sum.busy / (agents * until),
    },
  };
}

/** Where the chain may be truncated: with arrivals at their peak all day, more would be present with probability below 10⁻¹⁴. */
function mostInside(hall: ChangingHall, peak: number, until: number): number {
  const all = hall.agents + Math.ceil(peak * until + 10 * Math.sqrt(peak * until));
  let chance = 1;
  for (let inside = hall.agents + 1; inside < all; inside++) {
    chance *= peak / leavingRate(hall, inside);
    if (chance < 1e-14) return inside;
  }
  return all;
}

function peakOf(arrivalRate: (at: number) => number, until: number): number {
  let peak = 0;
  for (let look = 0; look <= 1_000; look++) peak = Math.max(peak, arrivalRate((until * look) / 1_000));
  return peak;
}

function momentOf(chances: Float64Array, agents: number): Moment {
  let [waited, queue, queueSquare, busy, busySquare] = [0, 0, 0, 0, 0];
  for (let inside = 0; inside < chances.length; inside++) {
    const chance = chances[inside] as number;
    const waiting = Math.max(0, inside - agents);
    const working = inside - waiting;
    if (inside >= agents) waited += chance;
    queue += waiting * chance;
    queueSquare += waiting ** 2 * chance;
    busy += working * chance;
    busySquare += working ** 2 * chance;
  }
  return {
    waited,
    meanQueue: queue,
    meanBusy: busy,
    queueDeviation: Math.sqrt(Math.max(0, queueSquare - queue ** 2)),
    busyDeviation: Math.sqrt(Math.max(0, busySquare - busy ** 2)),
  };
}

/** One Runge-Kutta step. */
function advanced(chances: Float64Array, leaving: Float64Array, rate: (at: number) => number, at: number, span: number): Float64Array {
  const middle = rate(at + span / 2);
  const first = flow(chances, leaving, rate(at));
  const second = flow(moved(chances, first, span / 2), leaving, middle);
  const third = flow(moved(chances, second, span / 2), leaving, middle);
  const fourth = flow(moved(chances, third, span), leaving, rate(at + span));
  const mean = new Float64Array(chances.length);
  for (let i = 0; i < mean.length; i++)
    mean[i] = ((first[i] as number) + 2 * (second[i] as number) + 2 * (third[i] as number) + (fourth[i] as number)) / 6;
  return moved(chances, mean, span);
}

function moved(chances: Float64Array, by: Float64Array, span: number): Float64Array {
  const after = new Float64Array(chances.length);
  for (let i = 0; i < after.length; i++) after[i] = (chances[i] as number) + span * (by[i] as number);
  return after;
}

/** Net flow into each state; in the last state of the truncated chain, nobody arrives any more. */
function flow(chances: Float64Array, leaving: Float64Array, arrivals: number): Float64Array {
  const last = chances.length - 1;
  const net = new Float64Array(chances.length);
  for (let inside = 0; inside < last; inside++) {
    const up = arrivals * (chances[inside] as number);
    const down = (leaving[inside + 1] as number) * (chances[inside + 1] as number);
    net[inside] = (net[inside] as number) - up + down;
    net[inside + 1] = up - down;
  }
  return net;
}
