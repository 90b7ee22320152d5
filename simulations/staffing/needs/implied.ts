import type { Demand } from '../../play/index.js';
import {
  bothCome,
  handedOnByQueue,
  languageAsked,
  NO_LANGUAGE,
  plansInForce,
  type Segment,
  type Trial,
  type TrialTarget,
  type Whom,
  whomIs,
} from '../../scenario/index.js';
import { type StaffGoal, staffGoals } from './goals.js';
import { waitTargetsOf } from './load.js';
import type { Onward } from './onward.js';

/** Margin for chance below what an abundance of agents reaches. */
const MARGIN = 0.01;

/** What the plan itself promises customers whom no target of the scenario judges, as goals. */
export const impliedGoals = (trial: Trial): readonly StaffGoal[] => staffGoals({ ...trial, targets: impliedTargets(trial) }, 'horizon');

/**
 * What the plan itself promises customers whom no target of the scenario judges: otherwise work without a target would be left to nobody.
 * Each channel has its own promise; where targets judge a part of a queue, it is that of the languages they leave out. Where campaigns call
 * from a queue to which others come, each kind is promised it apart, as targets judge them apart. If a later plan promises another share,
 * the lower one applies, because one figure judges both. Those handed on to a queue are promised there what those who come are: a second
 * line, or the people behind a bot, would otherwise be left to nobody as well. Over the whole horizon, because mail that arrives in the last
 * night is not answered by its end.
 */
export function impliedTargets(trial: Trial): readonly TrialTarget[] {
  const handedOn = handedOnByQueue(trial);
  return trial.plan.queues.flatMap(({ id }) => {
    const own = trial.demand.filter(({ queue }) => queue === id);
    const kinds: readonly Whom[] = bothCome(own, trial) ? ['by-themselves', 'called'] : ['all'];
    const came = kinds.flatMap((whom) => {
      const theirs = own.filter((demand) => whom === 'all' || whomIs(demand) === whom);
      return unjudged({ of: { queue: id }, whom, demand: theirs }, trial).flatMap((part) => promisedTo(part, trial));
    });
    const onward = (handedOn.get(id) ?? []).map((demand): Onward => ({ ...demand, queue: id, onward: true }));
    const parts = unjudged({ of: { queue: id }, whom: 'handed-on', demand: onward }, trial);
    return [...came, ...parts.flatMap((part) => promisedTo(part, trial))];
  });
}

/** Customers of a queue with what names them. */
interface Part extends Segment {
  readonly demand: readonly Demand[];
}

const NAMES = {
  channel: ({ channel }: Demand) => channel,
  language: (demand: Demand, trial: Trial) => languageAsked(demand, trial) ?? NO_LANGUAGE,
} as const;
type Name = keyof typeof NAMES;

/** Those whom no target judges, named as broadly as tells them from those whom one does. */
function unjudged(part: Part, trial: Trial, [by, ...more]: readonly Name[] = ['channel', 'language']): readonly Part[] {
  const { of, whom, demand } = part;
  const left = demand.filter((one) => waitTargetsOf(one, trial).length === 0);
  if (left.length === 0) return [];
  if (by === undefined || (by !== 'channel' && left.length === demand.length)) return [part];
  const names = [...new Set(demand.map((one) => NAMES[by](one, trial)))];
  if (names.length === 1) return unjudged(part, trial, more);
  return names.flatMap((name) => {
    const own = demand.filter((one) => NAMES[by](one, trial) === name);
    return unjudged({ of: { ...of, [by]: name }, whom, demand: own }, trial, more);
  });
}

function promisedTo({ of, whom, demand }: Part, trial: Trial): readonly TrialTarget[] {
  const channels = [...new Set(demand.map(({ channel }) => channel))];
  const promised = plansInForce(trial).flatMap(({ plan }) => plan.queues.filter(({ id }) => id === of.queue));
  const percent = Math.min(...promised.flatMap(({ policies }) => channels.map((channel) => policies[channel]?.target.percent ?? 0)));
  const nothing = { withinMs: null, abandoned: null, occupancy: null, handlingMs: null, waitMs: null };
  return percent === 0 ? [] : [{ of, whom, whomHandled: 'all', serviceLevel: percent / 100, ...nothing }];
}

/** Lowers promises that no number of agents can keep, because nobody works at that time, to what can be reached. */
export const withinReach = (goals: readonly StaffGoal[], reachedWithPlenty: readonly number[]): readonly StaffGoal[] =>
  goals.map((goal, place) => {
    const most = reachedWithPlenty[place] ?? Number.NaN;
    return Number.isNaN(most) ? goal : { ...goal, goal: Math.max(0, Math.min(goal.goal, most - MARGIN)) };
  });
