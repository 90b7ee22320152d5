import type { Roster } from '../domain/agent.js';
import type { Plan } from '../domain/plan.js';
import type { Problem } from '../domain/plan-file/problems.js';
import type { Ms } from '../domain/units.js';
import { blends } from './findings/blends.js';
import { hours } from './findings/hours.js';
import { hubHours } from './findings/hub-hours.js';
import { limits } from './findings/limits.js';
import { unusedNames } from './findings/names.js';
import { shares } from './findings/shares.js';
import { starvation } from './findings/starvation.js';
import { steps } from './findings/steps.js';
import { tiers } from './findings/tiers.js';
import { unserved } from './findings/unserved.js';
import { unusedAgents } from './findings/unused-agents.js';
import { ways } from './findings/ways.js';
import { type Examine, type House, languageDemands, policiesOf } from './house.js';
import { reachesIn } from './reach.js';
import { rehearse } from './rehearsal.js';
import { type Written, whereWritten } from './written.js';

export interface CheckOptions {
  /** Instant from which skills and opening hours count; by default, everything that ever applies. */
  readonly nowMs?: Ms;
  /** Plan and roster as read from their files, before `definePlan` and `defineRoster`, so that paths lead to where something is written. */
  readonly written?: Written;
  /** Called while hundreds of queues and thousands of agents are looked at, with how many channels of queues are done, of how many. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Every kind of finding. */
const EXAMINES: readonly Examine[] = [
  unserved,
  unusedNames,
  unusedAgents,
  steps,
  limits,
  ways,
  shares,
  blends,
  tiers,
  starvation,
  hours,
  hubHours,
];

/**
 * What cannot work, or not as it seems, between a valid plan and a valid roster: contacts nobody can ever be given, steps that add nobody
 * or open too late, work that may starve, hours without cover. Asks the very predicates that decide about offers, in a state where
 * everybody is there and free. Agents alike are asked once.
 */
export function check(plan: Plan, roster: Roster, { nowMs = 0, written, onProgress }: CheckOptions = {}): readonly Problem[] {
  const rehearsal = rehearse(plan, roster, nowMs);
  const house: House = { ...rehearsal, ...reachesIn(rehearsal) };
  if (onProgress !== undefined) askAhead(house, onProgress);
  const problems = EXAMINES.flatMap((examine) => examine(house));
  return once(written === undefined ? problems : whereWritten(problems, plan, written));
}

/** What most findings ask, one queue after another, so that it can be told how far it is; the answers are kept. */
function askAhead(house: House, onProgress: (done: number, total: number) => void): void {
  const all = [...policiesOf(house)];
  for (const [at, { queue, channel }] of all.entries()) {
    for (const demand of languageDemands(house, queue, channel)) {
      house.reach(demand);
      house.reach({ ...demand, atLeast: 'A1' });
    }
    onProgress(at + 1, all.length);
  }
}

/** A problem found at the same place for several channels is reported once. */
const once = (problems: readonly Problem[]): readonly Problem[] => [
  ...new Map(problems.map((found) => [JSON.stringify([found.code, found.path, found.message]), found])).values(),
];
