import { languageAsked, plansInForce, type Trial, type TrialTarget } from '../scenario/index.js';
import { type StaffGoal, staffGoals } from './goals.js';

/** Below what any number of agents can reach, a margin for chance. */
const MARGIN = 0.01;

/**
 * What the plan itself promises customers of whom no target of the scenario speaks: without it, work that has no target would be left to
 * nobody. Where a later plan promises another share, the lesser of them, for one figure judges all. Over the whole time, for mail of the last
 * night is not answered by its end.
 */
export function impliedGoals(trial: Trial): readonly StaffGoal[] {
  const targets = trial.plan.queues.flatMap((queue): TrialTarget[] => {
    const own = trial.demand.filter((demand) => demand.queue === queue.id);
    const channels = [...new Set(own.map(({ channel }) => channel))];
    if (channels.length === 0 || own.some((demand) => isSpokenOf(demand, trial))) return [];
    const promised = plansInForce(trial).flatMap(({ plan }) => plan.queues.filter(({ id }) => id === queue.id));
    const percent = Math.min(...promised.flatMap(({ policies }) => channels.map((channel) => policies[channel]?.target.percent ?? 0)));
    const nothing = { withinMs: null, abandoned: null, occupancy: null, handlingMs: null, waitMs: null };
    return percent === 0 ? [] : [{ of: { queue: queue.id }, serviceLevel: percent / 100, ...nothing }];
  });
  return staffGoals({ ...trial, targets }, 'horizon');
}

function isSpokenOf(demand: Trial['demand'][number], trial: Trial): boolean {
  const { queue, channel, tenant } = demand;
  const language = languageAsked(demand, trial);
  return trial.targets.some(
    ({ of, serviceLevel, abandoned, waitMs }) =>
      (serviceLevel !== null || abandoned !== null || waitMs !== null) &&
      of.hub === undefined &&
      of.group === undefined &&
      (of.queue ?? queue) === queue &&
      (of.channel ?? channel) === channel &&
      (of.tenant ?? tenant) === tenant &&
      (of.language ?? language) === language,
  );
}

/** A promise that cannot be kept by any number of agents, for nobody works at that time, is kept as far as it can be. */
export const withinReach = (goals: readonly StaffGoal[], reachedWithPlenty: readonly number[]): readonly StaffGoal[] =>
  goals.map((goal, place) => {
    const most = reachedWithPlenty[place] ?? Number.NaN;
    return Number.isNaN(most) ? goal : { ...goal, goal: Math.max(0, Math.min(goal.goal, most - MARGIN)) };
  });
