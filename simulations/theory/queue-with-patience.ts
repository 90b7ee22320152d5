import { erlangB } from './erlang-b.js';
import { integrate } from './integrate.js';
import type { Patience } from './patience.js';

/** One group of equal agents, one kind of contact. Rates and durations in any one unit of time. */
export interface Hall {
  readonly agents: number;
  /** Arrivals per unit of time (Poisson). */
  readonly arrivalRate: number;
  /** Mean of the handling time (exponential). */
  readonly handling: number;
  /** How long customers wait before they abandon. */
  readonly patience: Patience;
}

/** Long-run figures. The four service levels differ by up to 43 % on ordinary cases: always name the one you mean. */
export interface HallFigures {
  /** Share of arrivals that find no free agent. */
  readonly waited: number;
  readonly abandoned: number;
  /** Mean time until answer or abandonment, over all arrivals. */
  readonly meanWait: number;
  /** Mean wait of those answered: average speed of answer. */
  readonly meanWaitAnswered: number;
  /** Mean number of contacts waiting. */
  readonly meanQueue: number;
  readonly occupancy: number;
  /** Answered within the limit, of all arrivals. */
  readonly serviceLevel: number;
  /** Answered within the limit, of those answered. */
  readonly serviceLevelOfAnswered: number;
  /** Answered within the limit, of all arrivals except those who abandoned within it. */
  readonly serviceLevelWithoutShortAbandons: number;
  /** Answered or abandoned within the limit, of all arrivals. */
  readonly waitsWithin: number;
}

/** A queue that grows without bound has no long-run figures. */
export class HallUnstable extends Error {
  override readonly name = 'HallUnstable';
  readonly load: number;
  constructor(load: number, agents: number) {
    super(`${agents} agents cannot keep up with a load of ${load.toFixed(2)} where nobody gives up: state a patience, or more agents.`);
    this.load = load;
  }
}

/** How far below its peak the density may be neglected: e⁻⁴⁵ is beyond the precision of a double. */
const NEGLIGIBLE = 45;

/** The wait offered to a customer of endless patience who finds nobody free. */
export interface OfferedWait {
  /** Probability that nobody is free. */
  readonly waited: number;
  /** The mean of a function of the offered wait, 0 for whoever does not wait; of waits up to `to` if that is stated. */
  readonly mean: (of: (x: number) => number, to?: number) => number;
}

/**
 * The wait that M/M/n+G offers: its density is λ·π(n−1)·exp(λ·H(x) − n·μ·x), where H is the integral of the patience's survival function
 * (Baccelli and Hebuterne 1981; Zeltyn and Mandelbaum 2005). With endless patience this is Erlang C, with exponential patience Erlang A
 * (Palm 1957; Garnett, Mandelbaum and Reiman 2002).
 * @param kink a wait at which the functions to be averaged are not smooth
 * @throws HallUnstable if the load of customers who never abandon is not below the number of agents
 */
export function offeredWait({ agents, arrivalRate, handling, patience }: Hall, kink: number): OfferedWait {
  const load = arrivalRate * handling;
  if (load * patience.stays(Number.MAX_VALUE) >= agents) throw new HallUnstable(load, agents);
  const exponent = (x: number): number => arrivalRate * patience.lasts(x) - (agents / handling) * x;
  const { from: begin, end, peak } = reach(exponent, (x) => arrivalRate * patience.stays(x) > agents / handling, handling / agents);
  const density = (x: number): number => Math.exp(exponent(x) - peak);
  const bounds = boundsOf(begin, kink, end);
  const over = (f: (x: number) => number, to: number): number =>
    bounds.reduce((sum, from, place) => sum + (from < to ? integrate(f, from, Math.min(to, bounds[place + 1] ?? to), PANELS) : 0), 0);
  const empty = Math.exp(-peak) / erlangB(load, agents - 1);
  const whole = arrivalRate * over(density, end);
  const scale = arrivalRate / (empty + whole);
  return { waited: whole / (empty + whole), mean: (of, to = end) => scale * over((x) => of(x) * density(x), Math.min(to, end)) };
}

/**
 * Exact figures of M/M/n+G.
 * @param within limit of the service levels
 * @throws HallUnstable as `offeredWait` does
 */
export function figuresOf(hall: Hall, within: number): HallFigures {
  const { agents, arrivalRate, handling, patience } = hall;
  const { waited, mean } = offeredWait(hall, within);
  const stays = patience.stays;
  const abandoned = Math.max(0, waited - mean(stays));
  const answered = 1 - abandoned;
  const meanWait = mean(patience.lasts);
  const serviceLevel = 1 - waited + mean(stays, within);
  const goneWithin = mean((x) => 1 - stays(Math.min(x, within)));
  return {
    waited,
    abandoned,
    meanWait,
    meanWaitAnswered: mean((x) => x * stays(x)) / answered,
    meanQueue: arrivalRate * meanWait,
    occupancy: (arrivalRate * handling * answered) / agents,
    serviceLevel,
    serviceLevelOfAnswered: serviceLevel / answered,
    serviceLevelWithoutShortAbandons: serviceLevel / (1 - goneWithin),
    waitsWithin: serviceLevel + goneWithin,
  };
}

/**
 * The wait, until answered or gone, that this share of all arrivals does not exceed; 0 where so many do not wait at all.
 * @param share below 1
 * @throws HallUnstable as `offeredWait` does
 */
export function waitQuantile(hall: Hall, share: number): number {
  const longer = (x: number): boolean => figuresOf(hall, x).waitsWithin < share;
  return longer(0) ? lastOf(longer, 0, hall.handling / hall.agents) : 0;
}

/** Number of panels per part of the integral. */
const PANELS = 16;
/** Number of halvings of the range: very impatient customers are gone within a small part of the time over which waits extend. */
const HALVINGS = 20;

/** Bounds of the parts on which the functions are smooth: the limit, where they have a kink, and then each time twice as far. */
const boundsOf = (begin: number, within: number, end: number): readonly number[] =>
  [begin, within, ...Array.from({ length: HALVINGS }, (_, place) => begin + (end - begin) / 2 ** (HALVINGS - place))]
    .filter((bound) => bound >= begin && bound < end)
    .sort((one, other) => one - other);

interface Reach {
  readonly from: number;
  readonly end: number;
  /** The highest exponent, which is factored out so that nothing overflows. */
  readonly peak: number;
}

/**
 * Between which waits the density is not negligible. Its exponent rises up to one wait and falls from there on, for patience only wears
 * off. In a hall that is far overloaded all waits lie closely round that one: panels over all shorter waits would step across them.
 * @param rises whether the exponent rises at `x`
 * @param scale a wait to begin with
 */
function reach(exponent: (x: number) => number, rises: (x: number) => boolean, scale: number): Reach {
  const mode = rises(0) ? lastOf(rises, 0, scale) : 0;
  const peak = exponent(mode);
  const counts = (x: number): boolean => exponent(x) >= peak - NEGLIGIBLE;
  const from = counts(0) ? 0 : mode - lastOf((back) => back < mode && counts(mode - back), 0, scale);
  return { from, end: lastOf(counts, mode, scale), peak };
}

const HALVED = 60;

/** The last wait from `from` on for which something holds that holds there, and ceases once for all. */
function lastOf(holds: (x: number) => boolean, from: number, scale: number): number {
  let step = scale;
  while (holds(from + step)) step *= 2;
  let [last, beyond] = [from, from + step];
  for (let halved = 0; halved < HALVED; halved++) {
    const middle = (last + beyond) / 2;
    if (holds(middle)) last = middle;
    else beyond = middle;
  }
  return beyond;
}
