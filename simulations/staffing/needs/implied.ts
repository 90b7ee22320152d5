import type { Demand } from '../../play/index.js';
import { bothCome, plansInForce, type Trial, type TrialTarget, type Whom, whomIs } from '../../scenario/index.js';
import { type StaffGoal, staffGoals } from './goals.js';
import { waitTargetsOf } from './load.js';

/** Margin for chance below what an abundance of agents reaches. */
const MARGIN = 0.01;

/**
 * What the plan itself promises customers not covered by any target of the scenario: otherwise work without a target would be left to
 * nobody. Where campaigns call from a queue to which others come, each kind is promised it apart, as targets judge them apart. If a later
 * plan promises another share, the lower one applies, because one figure judges both. Over the whole horizon, because mail that arrives in
 * the last night is not answered by its end.
 */
export function impliedGoals(trial: Trial): readonly StaffGoal[] {
  const targets = trial.plan.queues.flatMap(({ id }) => {
    const own = trial.demand.filter(({ queue }) => queue === id);
    const kinds: readonly Whom[] = bothCome(own, trial) ? ['by-themselves', 'called'] : ['all'];
    return kinds.flatMap((whom) => {
      const theirs = own.filter((demand) => whom === 'all' || whomIs(demand) === whom);
      return promisedTo(theirs, id, whom, trial);
    });
  });
  return staffGoals({ ...trial, targets }, 'horizon');
}

function promisedTo(demand: readonly Demand[], queue: string, whom: Whom, trial: Trial): readonly TrialTarget[] {
  const channels = [...new Set(demand.map(({ channel }) => channel))];
  if (channels.length === 0 || demand.some((one) => waitTargetsOf(one, trial).length > 0)) return [];
  const promised = plansInForce(trial).flatMap(({ plan }) => plan.queues.filter(({ id }) => id === queue));
  const percent = Math.min(...promised.flatMap(({ policies }) => channels.map((channel) => policies[channel]?.target.percent ?? 0)));
  const nothing = { withinMs: null, abandoned: null, occupancy: null, handlingMs: null, waitMs: null };
  return percent === 0 ? [] : [{ of: { queue }, whom, whomHandled: 'all', serviceLevel: percent / 100, ...nothing }];
}

/** Lowers promises that no number of agents can keep, because nobody works at that time, to what can be reached. */
export const withinReach = (goals: readonly StaffGoal[], reachedWithPlenty: readonly number[]): readonly StaffGoal[] =>
  goals.map((goal, place) => {
    const most = reachedWithPlenty[place] ?? Number.NaN;
    return Number.isNaN(most) ? goal : { ...goal, goal: Math.max(0, Math.min(goal.goal, most - MARGIN)) };
  });
