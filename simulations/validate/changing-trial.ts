import { play } from '../play/index.js';
import { changingFigures } from '../theory/index.js';
import { type ChangingCase, changingScenario, rateAt, unitMsOf } from './changing.js';
import { classTally, poolClock } from './counting.js';
import { befallen, type Counted } from './half-widths.js';
import type { Trial } from './trial.js';

/** Days of a replication at least: an instant is looked at once a day, and twenty looks in all would tell next to nothing. */
const DAYS_LEAST = 5;

/** A hall whose arrivals change over the day, against the Kolmogorov equations: at instants, and over the whole day. */
export function changingTrial(day: ChangingCase, contacts: number): Trial {
  const { agents, arrivals, handling, patience, until, instants } = day;
  const { moments, whole } = changingFigures({ agents, handling, patience, arrivalRate: (at) => rateAt(arrivals, at) }, until, instants);
  const theory: Record<string, number> = {
    'waited at all': whole.waited,
    abandoned: whole.abandoned,
    occupancy: whole.occupancy,
  };
  const days = Math.max(DAYS_LEAST, Math.ceil(contacts / whole.arrived));
  const counted: Record<string, Counted> = {
    'waited at all': befallen(whole.waited, whole.arrived * days),
    abandoned: befallen(whole.abandoned, whole.arrived * days),
  };
  for (const [place, { waited, meanQueue, meanBusy, queueDeviation, busyDeviation }] of moments.entries()) {
    const at = instants[place] as number;
    Object.assign(theory, momentFigures(at, waited, meanQueue, meanBusy));
    const ofQueue = { looks: days, deviation: queueDeviation };
    Object.assign(counted, momentFigures(at, befallen(waited, days), ofQueue, { looks: days, deviation: busyDeviation }));
  }
  return {
    name: day.name,
    theory,
    counted,
    play: async ({ seed, replication }) => {
      const count = openCount(day);
      for (let one = 0; one < days; one++)
        await play(changingScenario(day), { chance: { seed, replication: replication * days + one }, ...count.hears() });
      return count.figures(days);
    },
  };
}

const momentFigures = <T>(at: number, waited: T, queue: T, busy: T): Readonly<Record<string, T>> => ({
  [`at ${at}: no agent free`]: waited,
  [`at ${at}: waiting`]: queue,
  [`at ${at}: agents busy`]: busy,
});

/** What several days show together. */
function openCount(day: ChangingCase) {
  const { agents, until, instants } = day;
  const unitMs = unitMsOf(day);
  const looks = instants.map((at) => Math.round(at * unitMs));
  const sums = looks.map(() => ({ full: 0, waiting: 0, busy: 0 }));
  const tally = classTally();
  const clock = poolClock(agents, 0, Math.round(until * unitMs));
  let busyToday = looks.map(() => 0);
  /** A day's agents are counted when the next one begins, or at the end. */
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
          tally.take(life);
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
      const figures: Record<string, number> = { 'waited at all': waited, abandoned, occupancy: clock.occupancy() / days };
      for (const [place, { full, waiting, busy }] of sums.entries())
        Object.assign(figures, momentFigures(instants[place] as number, full / days, waiting / days, busy / days));
      return { customers: arrived, figures };
    },
  };
}
