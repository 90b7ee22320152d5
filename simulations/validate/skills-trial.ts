import { play } from '../play/index.js';
import { poolClock } from './counting.js';
import { type SkillsCase, skillsScenario } from './skills.js';
import type { Trial } from './trial.js';

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
}

/** Agents with several skills each, against an independent simulation. */
export function skillsTrial(design: SkillsCase & { readonly found: SkillsFound }, contacts: number): Trial {
  const { scenario, countFromMs, toMs, unitMs } = skillsScenario(design, contacts);
  const { blocked, waited, meanWait, occupancy } = design.found;
  return {
    name: design.name,
    theory: { blocked: blocked[0], waited: waited[0], 'mean wait': meanWait[0], occupancy },
    // The busy time follows from the share blocked, so it has the same interval.
    theoryHalfWidths: { blocked: blocked[1], waited: waited[1], 'mean wait': meanWait[1], occupancy: blocked[1] },
    play: async (chance) => {
      const clock = poolClock(design.agents, countFromMs, toMs);
      const count = { arrived: 0, blocked: 0, waited: 0, waitedMs: 0 };
      await play(scenario, {
        chance,
        settled: ({ customer, outcome, queued, waitedMs }) => {
          if (customer.arrivalMs < countFromMs) return;
          count.arrived++;
          if (outcome === 'rejected') count.blocked++;
          if (queued) count.waited++;
          count.waitedMs += waitedMs;
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
          occupancy: clock.occupancy(),
        },
      };
    },
  };
}
