import { play } from '../play/index.js';
import { changingFigures, hallAverages } from '../theory/index.js';
import { jumpsOf, peakOf, rateAt, shortestPeriod } from './arrivals.js';
import { type ChangingCase, changingScenario, unitMsOf } from './changing.js';
import { classTally, poolClock } from './counting.js';
import type { Trial } from './trial.js';
import { befallen, swarming, type Variation } from './variation.js';

/** Minimum number of days per replication: an instant is observed once a day, and twenty observations in all would tell next to nothing. */
const DAYS_LEAST = 5;

/** Time-varying arrivals against the Kolmogorov equations: at instants, and over the whole day. */
export function changingTrial(day: ChangingCase, contacts: number): Trial {
  const { agents, arrivals, handling, patience, until, instants } = day;
  const period = shortestPeriod(arrivals);
  const { moments, whole } = changingFigures(
    {
      agents,
      handling,
      patience,
      arrivalRate: (at) => rateAt(arrivals, at),
      jumps: jumpsOf(arrivals),
      ...(period === undefined ? {} : { period }),
    },
    until,
    instants,
  );
  const theory: Record<string, number> = {
    'waited at all': whole.waited,
    'abandoned by the end': whole.abandoned,
    occupancy: whole.occupancy,
  };
  const days = Math.max(DAYS_LEAST, Math.ceil(contacts / whole.arrived));
  const swarm = swarmAtPeak(day);
  const looks = whole.arrived * days;
  const ofDays = (share: number): Variation => befallen(share, share * looks < SWARMS_ENOUGH * swarm ? looks / swarm : looks);
  const variation: Record<string, Variation> = { 'waited at all': ofDays(whole.waited), 'abandoned by the end': ofDays(whole.abandoned) };
  for (const [place, { waited, meanQueue, meanBusy, queueDeviation, busyDeviation }] of moments.entries()) {
    const at = instants[place] as number;
    Object.assign(theory, momentFigures(at, waited, meanQueue, meanBusy));
    const busy = swarming(busyDeviation ** 2 / days, Math.min(meanBusy, agents - meanBusy));
    Object.assign(variation, momentFigures(at, befallen(waited, days), swarming(queueDeviation ** 2 / days, meanQueue), busy));
  }
  return {
    name: day.name,
    theory,
    variation,
    play: async (chance) => {
      const count = openCount(day);
      for (let one = 0; one < days; one++)
        await play(changingScenario(day), { chance: { ...chance, replication: chance.replication * days + one }, ...count.hears() });
      return count.figures(days);
    },
  };
}

/** With this many independent swarms in a replication, the replications themselves show the variance. */
const SWARMS_ENOUGH = 5;

/** How many waiting customers carry the information of one independent observation at the peak of the day, since they wait together. */
function swarmAtPeak({ agents, arrivals, handling, patience }: ChangingCase): number {
  const arrivalRate = peakOf(arrivals);
  if (patience === null && arrivalRate * handling >= agents) return 1;
  const { mean, variance } = hallAverages({ agents, arrivalRate, handling, patience })((inside) => Number(inside >= agents));
  return mean * (1 - mean) === 0 ? 1 : 1 + (variance * arrivalRate) / (mean * (1 - mean));
}

const momentFigures = <T>(at: number, waited: T, queue: T, busy: T): Readonly<Record<string, T>> => ({
  [`at ${at}: no agent free`]: waited,
  [`at ${at}: waiting`]: queue,
  [`at ${at}: agents busy`]: busy,
});

/** Counts over several days. */
function openCount(day: ChangingCase) {
  const { agents, until, instants } = day;
  const unitMs = unitMsOf(day);
  const looks = instants.map((at) => Math.round(at * unitMs));
  const sums = looks.map(() => ({ full: 0, waiting: 0, busy: 0 }));
  const tally = classTally();
  const endMs = Math.round(until * unitMs);
  const clock = poolClock(agents, 0, endMs);
  let busyToday = looks.map(() => 0);
  /** A day's busy agents are counted when the next one begins, or at the end. */
  const closeDay = (): void => {
    for (const [place, busy] of busyToday.entries()) {
      const sum = sums[place] as (typeof sums)[number];
      sum.busy += busy;
      if (busy === agents) sum.full++;
    }
    busyToday = looks.map(() => 0);
  };
  return {
    hears: () => {
      closeDay();
      return {
        settled: (life: Parameters<typeof tally.take>[0]) => {
          // Theory ends with the day, so a customer who abandons later counts as unserved.
          tally.take(life.outcome === 'abandoned' && life.atMs > endMs ? { ...life, outcome: 'unserved' } : life);
          for (const [place, look] of looks.entries())
            if (life.customer.arrivalMs <= look && look < life.atMs) (sums[place] as (typeof sums)[number]).waiting++;
        },
        handled: (part: Parameters<typeof clock.take>[0]) => {
          clock.take(part);
          for (const [place, look] of looks.entries())
            if (part.acceptedMs <= look && look < part.releasedMs) busyToday[place] = (busyToday[place] as number) + 1;
        },
      };
    },
    figures: (days: number) => {
      closeDay();
      const { arrived, waited, abandoned } = tally.figures();
      const figures: Record<string, number> = {
        'waited at all': waited,
        'abandoned by the end': abandoned,
        occupancy: clock.occupancy() / days,
      };
      for (const [place, { full, waiting, busy }] of sums.entries())
        Object.assign(figures, momentFigures(instants[place] as number, full / days, waiting / days, busy / days));
      return { customers: arrived, figures };
    },
  };
}
