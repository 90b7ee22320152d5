import { languageAsked, plansInForce, type Trial, type TrialTarget } from '../scenario/index.js';
import { type StaffGoal, staffGoals } from './goals.js';

/** Margin for chance below what an abundance of agents reaches. */
const MARGIN = 0.01;

/**
 * What the plan itself promises customers not covered by any target of the scenario: otherwise work without a target would be left to
 * nobody. If a later plan promises another share, the lower one applies, because one figure judges both. Over the whole horizon, because
 * mail that arrives in the last night is not answered by its end.
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

/** Lowers promises that no number of agents can keep, because nobody works at that time, to what can be reached. */
export const withinReach = (goals: readonly StaffGoal[], reachedWithPlenty: readonly number[]): readonly StaffGoal[] =>
  goals.map((goal, place) => {
    const most = reachedWithPlenty[place] ?? Number.NaN;
    return Number.isNaN(most) ? goal : { ...goal, goal: Math.max(0, Math.min(goal.goal, most - MARGIN)) };
  });
