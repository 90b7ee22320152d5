import type { Demand } from '../../play/index.js';
import { comesIn } from '../demand/asking.js';
import { languageAsked, NO_LANGUAGE } from '../demand/language-asked.js';
import type { Trial, TrialDimension, TrialTarget } from '../trial.js';
import { WHOM_TEXTS, type Whom } from './whom.js';

/** Customers to whom all the given names apply. */
export interface Segment {
  readonly of: TrialTarget['of'];
  readonly whom: Whom;
}

/** `queue calls, by themselves`; nothing for everybody. */
export const segmentName = ({ of, whom }: Segment): string =>
  [...Object.entries(of).map(([by, key]) => `${by} ${key}`), ...(whom === 'all' ? [] : [WHOM_TEXTS[whom]])].join(', ');

/** Whether customers of a demand belong to a segment as they arrive; those of a hub or group are agents. */
export function isOf({ of, whom }: Segment, demand: Demand, trial: Pick<Trial, 'plan' | 'languages'>): boolean {
  if (of.hub !== undefined || of.group !== undefined) return false;
  const { queue, channel, tenant = trial.plan.tenants[0] } = demand;
  return (
    (whom === 'all' || whom === whomIs(demand)) &&
    (of.queue ?? queue) === queue &&
    (of.channel ?? channel) === channel &&
    (of.tenant ?? tenant) === tenant &&
    (of.language === undefined || of.language === (languageAsked(demand, trial) ?? NO_LANGUAGE))
  );
}

/** Whether contacts of a demand that are handed on to a queue belong to a segment. */
export const isOfHandedOn = ({ of, whom }: Segment, demand: Demand, queue: string, trial: Pick<Trial, 'plan' | 'languages'>): boolean =>
  whom === 'handed-on' && isOf({ of, whom: 'all' }, { ...demand, queue }, trial);

export const whomIs = ({ outbound }: Demand): 'by-themselves' | 'called' => (outbound == null ? 'by-themselves' : 'called');

/** Whether both kinds of customers arrive, in time to count, among these demands. */
export function bothCome(
  demand: readonly Demand[],
  { startMs, countFromMs, toMs }: Pick<Trial, 'startMs' | 'countFromMs' | 'toMs'>,
): boolean {
  const counted = { fromMs: countFromMs === startMs ? Number.NEGATIVE_INFINITY : countFromMs, toMs };
  return new Set(demand.filter((one) => comesIn(one, counted)).map(whomIs)).size === 2;
}

/** Whether no name alone tells of a segment's customers, so that they need counting apart. */
export const isCountedApart = ({ of, whom }: Segment): boolean =>
  whom === 'handed-on' || Object.keys(of).length + (whom === 'all' ? 0 : 1) > 1;

/**
 * The segments that are counted apart: those that targets name, or the trial itself, those handed on whom a published figure is of, and both
 * kinds of customers of each queue and channel to which both come.
 * Never all that could be formed: a table costs memory for every interval.
 */
export function segmentsOf(trial: Trial): readonly Segment[] {
  const named = trial.targets
    .filter(({ of }) => of.hub === undefined && of.group === undefined)
    .flatMap(({ of, whom, whomHandled }): readonly Segment[] => [
      { of, whom },
      { of, whom: whomHandled },
    ]);
  // Of other published figures, rows tell that are there anyway.
  const published = trial.published.flatMap(({ of, whom, over, overWhom }): readonly Segment[] => [
    { of: of === null ? {} : { [of.by]: of.key }, whom },
    ...(over === null ? [] : [{ of: { [over.by]: over.key }, whom: overWhom }]),
  ]);
  const onward = published.filter(({ whom }) => whom === 'handed-on');
  const mixed = (['queue', 'channel'] as const).flatMap((by) => {
    const names = [...new Set(trial.demand.map((one) => one[by]))];
    return names
      .filter((name) =>
        bothCome(
          trial.demand.filter((one) => one[by] === name),
          trial,
        ),
      )
      .flatMap((name) => bothOf(by, name));
  });
  const apart = [...named, ...onward, ...(trial.apart ?? []), ...mixed].filter(isCountedApart);
  return [...new Map(apart.map((one) => [segmentName(one), one])).values()];
}

const bothOf = (by: TrialDimension, name: string): readonly Segment[] =>
  (['by-themselves', 'called'] as const).map((whom) => ({ of: { [by]: name }, whom }));
