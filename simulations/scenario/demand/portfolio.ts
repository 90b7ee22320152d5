import { LIMITS } from '@signalbox/engine';
import { durationMs, formatDuration, nearestName, type Path } from '@signalbox/engine/plan';
import type { Demand } from '../../play/index.js';
import type { Context } from '../context.js';
import type { DemandFile } from '../file/demand-file.js';
import type { Trial } from '../trial.js';

const MINUTE = '1m';

/** The agents to whom a demand's customers belong. */
export function portfolioOf({ portfolio }: DemandFile, { groups, read }: Context, path: Path): Partial<Pick<Demand, 'portfolio'>> {
  if (portfolio === undefined) return {};
  const { of: group, deputies = 0, mode = 'reserve', for: limit = MINUTE, deputyFor: deputyLimit = MINUTE } = portfolio;
  const owners = groups.get(group);
  if (owners === undefined) {
    const names = [...groups.keys()];
    read.findings.add('GROUP_UNKNOWN', [...path, 'of'], { name: group, names }, nearestName(group, names));
    return {};
  }
  const invalid = (field: string, expected: string): void =>
    read.findings.add('VALUE_INVALID', [...path, field], { field: [...path, field].join('.'), expected });
  if (deputies >= owners.length) invalid('deputies', `must be fewer than the ${owners.length} of ${group}: nobody stands in for himself`);
  const [limitMs, deputyLimitMs] = [durationMs(limit), durationMs(deputyLimit)];
  if (limitMs > LIMITS.affinityMs) invalid('for', `must be at most ${formatDuration(LIMITS.affinityMs)}`);
  if (deputyLimitMs > LIMITS.affinityMs) invalid('deputyFor', `must be at most ${formatDuration(LIMITS.affinityMs)}`);
  return { portfolio: { group, owners, deputies, mode, limitMs, deputyLimitMs } };
}

/** Makes the present members of the group the owners: a scaled trial has fewer, one with added agents more. */
export function withOwners(demand: readonly Demand[], staff: Trial['staff']): readonly Demand[] {
  if (demand.every(({ portfolio }) => portfolio == null)) return demand;
  return demand.map((one) => {
    const { portfolio } = one;
    const owners = staff.find(({ group }) => group === portfolio?.group)?.agents;
    return portfolio == null || owners === undefined ? one : { ...one, portfolio: { ...portfolio, owners } };
  });
}
