import type { Trial } from '@signalbox/simulations/scenario';
import type { Compared } from './compared.js';
import { DEMAND, whatDiffers } from './what-differs.js';

/** Whether whom they are played for are the same people: what differs is then the configuration alone. */
export const sameCustomers = ({ base, alternatives }: Compared): boolean =>
  alternatives.every(({ trial }) => haveSameCustomers(trial, base.trial));

export const haveSameCustomers = (one: Trial, other: Trial): boolean => atSameTime(one, other) && askAlike(one, other);

/** What forbids to read a comparison as that of one set-up with another, a sentence each; to be told wherever its figures are. */
export function caveatsOf({ base, alternatives }: Compared): readonly string[] {
  const names = (wanted: (trial: Trial) => boolean): string =>
    alternatives.flatMap(({ name, trial }) => (wanted(trial) ? [name] : [])).join(', ');
  const elsewhen = names((trial) => !atSameTime(trial, base.trial));
  const others = alternatives.flatMap(({ name, trial }) => {
    const differs = atSameTime(trial, base.trial) ? whatDiffers(trial.demand, base.trial.demand) : [];
    return differs.length === 0 ? [] : [{ name, differs: differs.join(' and ') }];
  });
  const priced = alternatives.filter(({ trial }) => trial.costs.currency !== base.trial.costs.currency);
  const pairs = Math.min(...alternatives.map(({ differences }) => differences.pairs));
  return [
    ...(elsewhen === ''
      ? []
      : [`${elsewhen}: another stretch of time than ${base.name}, so not the same customers; differences are those of the days, too.`]),
    ...others.map(({ name, differs }) =>
      differs.includes(DEMAND)
        ? `${name}: other ${differs} than ${base.name}. Customers are the same as far as these are; differences are those of the customers, too.`
        : `${name}: other ${differs} than ${base.name}. The same customers come at first, at the same times; differences are those of their ${differs}, too.`,
    ),
    ...priced.map(
      ({ name, trial }) =>
        `${name} counts in ${trial.costs.currency} and ${base.name} in ${base.trial.costs.currency}: their costs have no difference.`,
    ),
    ...(pairs === 1
      ? [
          'One pair of runs has no interval: neither its differences nor its verdicts prove anything, they may be luck. Play more --replications.',
        ]
      : []),
  ];
}

const atSameTime = (one: Trial, other: Trial): boolean =>
  one.startMs === other.startMs && one.countFromMs === other.countFromMs && one.toMs === other.toMs;

/** Whether the same people come, in the same numbers on the average, and ask for the same with the same patience and work. */
const askAlike = (one: Trial, other: Trial): boolean => whatDiffers(one.demand, other.demand).length === 0;
