import type { Plan } from '@signalbox/engine';
import { meanMsOf } from '../../chance/index.js';
import type { Demand } from '../../play/index.js';
import { byPlanInForce, type Trial } from '../../scenario/index.js';
import { paceOf } from './pace.js';
import { spreadOver } from './spread.js';

/** An agent's capacity in units, unless the roster says otherwise. */
const CAPACITY = 100;

/**
 * Mean time a contact keeps an agent busy, divided by the contacts the agent may have at once, interval by interval: as the interval's
 * forecast or recording says, else as usual, at the pace of the agents of `groups`; wrap-up and concurrency as allowed by the plan in force when the interval begins.
 */
export function handlingOf(demand: Demand, trial: Trial, groups: readonly string[]): readonly number[] {
  const pace = paceOf(demand, trial, groups);
  const { wrapUp, falseAlerts, channel, queue, concurrentPercent } = demand;
  const { countFromMs, intervalMs } = trial;
  const share = falseAlerts?.share ?? 0;
  const answerMs = meanMsOf((trial.mannersByChannel[channel] ?? trial.manners).answer);
  const allowed = byPlanInForce(trial, (plan) => {
    const policy = plan.queues.find(({ id }) => id === queue)?.policies[channel];
    const wrapUpMs = wrapUp == null ? 0 : Math.min(meanMsOf(wrapUp), policy?.wrapUpMaxMs ?? Number.POSITIVE_INFINITY);
    return { wrapUpMs, atOnce: atOnceOf(plan, channel, policy?.cost ?? CAPACITY) };
  });
  return talkOf(demand, trial).map((talkMs, interval) => {
    const { wrapUpMs, atOnce } = allowed(countFromMs + interval * intervalMs);
    const handlingMs = talkMs * (1 - share) + (falseAlerts == null ? 0 : share * meanMsOf(falseAlerts.handling));
    const work = handlingMs * pace + wrapUpMs + answerMs;
    return (work * (1 + ((concurrentPercent ?? 0) / 100) * (atOnce - 1))) / atOnce;
  });
}

const atOnceOf = ({ channels }: Plan, channel: string, cost: number): number =>
  Math.max(1, Math.min(channels[channel]?.max ?? 1, Math.floor(CAPACITY / Math.max(1, cost))));

/** Work on a contact without wrap-up. For an interval without expected arrivals, the overall mean. */
function talkOf(demand: Demand, trial: Trial): readonly number[] {
  const expectedMs = meanMsOf(demand.handling);
  const contacts: number[] = [];
  const work: number[] = [];
  spreadOver(demand, trial, (interval, volume, handlingMs = expectedMs) => {
    contacts[interval] = (contacts[interval] ?? 0) + volume;
    work[interval] = (work[interval] ?? 0) + volume * handlingMs;
  });
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + (value ?? 0), 0);
  const meanMs = sum(contacts) > 0 ? sum(work) / sum(contacts) : expectedMs;
  return Array.from({ length: Math.ceil((trial.toMs - trial.countFromMs) / trial.intervalMs) }, (_, interval) =>
    (contacts[interval] ?? 0) > 0 ? (work[interval] as number) / (contacts[interval] as number) : meanMs,
  );
}
