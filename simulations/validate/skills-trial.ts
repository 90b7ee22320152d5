import { play } from '../play/index.js';
import { limitedFigures } from '../theory/index.js';
import { poolClock } from './counting.js';
import { hallVariation } from './hall-variation.js';
import { firstTypeOf, type SkillsCase, skillsScenario, typeOf } from './skills.js';
import type { Trial } from './trial.js';
import { swarmingShare, type Variation } from './variation.js';

/** A result of the independent simulator, with the half-width of its 95 % interval. */
export type Found = readonly [mean: number, halfWidth: number];

/** There is no closed form for this design: a long, independent simulation stands in for theory. */
export interface SkillsFound {
  /** Found all lines taken. */
  readonly blocked: Found;
  /** Of those admitted. */
  readonly waited: Found;
  readonly meanWait: Found;
  readonly occupancy: number;
  /** Of those admitted, who waited at most so long. */
  readonly within?: { readonly limit: number; readonly share: Found } | undefined;
  /** Of those served, who came to an agent whose first skill is their type. */
  readonly primary?: Found | undefined;
}

/** Agents with several skills each, against an independent simulation. */
export function skillsTrial(design: SkillsCase & { readonly found: SkillsFound }, contacts: number): Trial {
  const { scenario, countFromMs, toMs, unitMs } = skillsScenario(design, contacts);
  const counted = (toMs - countFromMs) / unitMs;
  const { blocked, waited, meanWait, occupancy, within, primary } = design.found;
  const found: Readonly<Record<string, Found>> = {
    blocked,
    waited,
    'mean wait': meanWait,
    ...(within === undefined ? {} : { [`waited at most ${within.limit}`]: within.share }),
    ...(primary === undefined ? {} : { 'served by a first skill': primary }),
  };
  return {
    name: design.name,
    theory: { ...Object.fromEntries(Object.entries(found).map(([figure, [mean]]) => [figure, mean])), occupancy },
    // The busy time follows from the share blocked, so it has the same interval.
    theoryHalfWidths: {
      ...Object.fromEntries(Object.entries(found).map(([figure, [, halfWidth]]) => [figure, halfWidth])),
      occupancy: blocked[1],
    },
    variation: { blocked: blockedVariation(design, counted, blocked[0]) },
    play: async (chance) => {
      const clock = poolClock(design.agents, countFromMs, toMs);
      const count = { arrived: 0, blocked: 0, waited: 0, waitedMs: 0, within: 0, served: 0, primary: 0 };
      await play(scenario, {
        chance,
        settled: ({ customer, outcome, queued, waitedMs, agent }) => {
          if (customer.arrivalMs < countFromMs) return;
          count.arrived++;
          if (outcome === 'rejected') count.blocked++;
          if (queued) count.waited++;
          count.waitedMs += waitedMs;
          if (outcome !== 'rejected' && within !== undefined && waitedMs <= within.limit * unitMs) count.within++;
          if (agent === null) return;
          count.served++;
          if (firstTypeOf(design, agent) === typeOf(customer.demand.name)) count.primary++;
        },
        handled: (part) => clock.take(part),
      });
      const entered = count.arrived - count.blocked;
      return {
        customers: count.arrived,
        figures: {
          blocked: count.blocked / count.arrived,
          waited: count.waited / entered,
          'mean wait': count.waitedMs / entered / unitMs,
          ...(within === undefined ? {} : { [`waited at most ${within.limit}`]: count.within / entered }),
          'served by a first skill': count.primary / count.served,
          occupancy: clock.occupancy(),
        },
      };
    },
  };
}

/**
 * Who finds all lines taken finds them so in swarms; these are about as large as if everybody had every skill. Short runs may see no swarm
 * at all, and then show no variance.
 */
function blockedVariation({ agents, extraLines, arrivalRate, handling }: SkillsCase, counted: number, blocked: number): Variation {
  const lines = agents + extraLines;
  const together = { name: 'together', agents, lines, arrivalRate, handling, patience: null };
  const { turnedAway } = limitedFigures(together);
  const { variance } = hallVariation(together, counted).share((inside) => inside === lines);
  return swarmingShare(turnedAway === 0 ? 0 : (variance * blocked) / turnedAway, blocked);
}
