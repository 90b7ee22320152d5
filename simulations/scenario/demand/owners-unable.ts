import { whyUnserved } from '@signalbox/engine/plan';
import type { Demand } from '../../play/index.js';
import type { Context } from '../context.js';
import type { Ruling } from '../rulings.js';
import { asking, comesIn, type Standing } from './asking.js';

/**
 * Reports a portfolio none of whose owners can ever be given its customers. Others would serve all of them as if they had no owner, and the
 * waits would be mistaken for the cost of portfolios. Deputies are of the same group, so they cannot serve them either.
 */
export function hintAtOwners({ file, read }: Context, demand: Demand, rulings: readonly Ruling[], stands: Standing): void {
  const { name, varies = name, portfolio } = demand;
  if (portfolio == null || file.demand?.[varies] === undefined) return;
  const owners = new Set<string>(portfolio.owners);
  let first: string | undefined;
  for (const ruling of rulings) {
    if (!comesIn(demand, ruling)) continue;
    const { plan, roster } = ruling;
    const alone = { ...roster, agents: roster.agents.filter(({ id }) => owners.has(id)) };
    const [reason = null] = whyUnserved(plan, alone, [asking(demand, plan, stands)]);
    if (reason === null) return;
    first ??= reason;
  }
  if (first === undefined) return;
  read.findings.add('OWNERS_UNABLE', ['demand', varies, 'portfolio', 'of'], { group: portfolio.group, name, reason: first });
}
