import { CEFR_LEVELS, type CefrLevel } from '../../domain/language.js';
import { type Problem, problem } from '../../domain/plan-file/problems.js';
import { masks } from '../../domain/plan-file/steps.js';
import type { RoutingPolicy, Step } from '../../domain/policy.js';
import type { Queue } from '../../domain/queue.js';
import { type Examine, type House, languageDemands, policiesOf, policyPath } from '../house.js';
import { agentsIn, type Demand, isUrgentBy } from '../reach.js';

/** Steps that change nothing with this roster. Steps that state no more than an earlier one are reported when the plan is read. */
export const steps: Examine = (house) => {
  const problems: Problem[] = [];
  for (const { queue, channel, policy } of policiesOf(house)) {
    // If nobody takes the channel at all, that is reported instead.
    if (languageDemands(house, queue, channel).every((demand) => house.reach({ ...demand, atLeast: 'A1' }).takers.length === 0)) continue;
    for (const [number, step] of policy.steps.entries()) {
      const path = policyPath(queue, channel, 'steps', number);
      const earlier = policy.steps.slice(0, number);
      const agents = agentsEverIn(house, queue, channel, number);
      if (step.reserve > 0 && agents > 0 && agents <= step.reserve && !isUrgentBy(policy, number))
        problems.push(
          problem('RESERVE_TOO_HIGH', 'plan', [...path, 'reserve'], { queue: queue.id, channel, reserve: step.reserve, agents }),
        );
      if (number === 0 || hasOtherUse(step, earlier) || earlier.some((one) => masks(one, step))) continue;
      if (!addsSomebody(house, queue, channel, policy, number))
        problems.push(problem('STEP_ADDS_NOBODY', 'plan', path, { queue: queue.id, channel }));
    }
  }
  return problems;
};

/** It may open before the others, makes contacts more urgent, or uses agents that an earlier step keeps in reserve. */
const hasOtherUse = (step: Step, earlier: readonly Step[]): boolean =>
  step.when !== null || step.raiseBand !== null || earlier.some(({ reserve }) => reserve > step.reserve);

/** The number of agents in the step for all contacts together, however little they ask. */
function agentsEverIn(house: House, queue: Queue, channel: string, number: number): number {
  const found = languageDemands(house, queue, channel).flatMap((demand) => house.reach({ ...demand, atLeast: 'A1' }).members);
  return agentsIn([...new Map(found.filter(({ steps: of }) => of.includes(number)).map((one) => [one.among, one])).values()], number);
}

function addsSomebody(house: House, queue: Queue, channel: string, policy: RoutingPolicy, number: number): boolean {
  for (const demand of demandsFor(house, queue, channel, policy, number))
    if (house.reach(demand).takers.some(({ steps: of }) => of[0] === number)) return true;
  return false;
}

/** A language that nobody speaks and no step names: the preference before the one a contact gets. */
const UNSPOKEN = '';

/** Contacts that could need the step, plain ones first: further down their list, at other levels, with skills. */
function* demandsFor(house: House, queue: Queue, channel: string, policy: RoutingPolicy, number: number): Generator<Demand> {
  const plain = languageDemands(house, queue, channel);
  yield* plain;
  for (const demand of plain) yield { ...demand, atLeast: 'A1' };
  const step = policy.steps[number] as Step;
  const earlier = policy.steps.slice(0, number);
  // Any of them may be the one that admits these agents and looks less far down the list: others that look further may be for other hubs.
  for (const lookedAt of new Set(earlier.map(({ preferences }) => preferences)))
    if (step.preferences > lookedAt && house.plan.languages.length > lookedAt)
      for (const { languages } of plain)
        if (languages.length > 0)
          yield { queue, channel, atLeast: 'A1', languages: [...Array<string>(lookedAt).fill(UNSPOKEN), ...languages] };
  if (earlier.some((one) => one.languageTolerance !== step.languageTolerance || one.languageAtLeast !== step.languageAtLeast))
    for (const atLeast of CEFR_LEVELS as readonly CefrLevel[]) for (const demand of plain) yield { ...demand, atLeast };
  if (earlier.every((one) => one.skillTolerance >= step.skillTolerance && step.skillsDropped.every((id) => one.skillsDropped.includes(id))))
    return;
  for (const { id, authorisation } of house.plan.skills)
    if (!authorisation)
      for (const level of [1, 2, 3, 4, 5]) for (const demand of plain) yield { ...demand, skills: [{ skill: id, level }] };
}
