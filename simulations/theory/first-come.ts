import { type Design, type DesignFigures, reservedIn } from './design.js';
import { endless, exponentialPatience, mixed, type Patience } from './patience.js';
import { HallUnstable, offeredWait } from './queue-with-patience.js';

/**
 * One group, whoever has waited longest first, classes of unequal patience: all are offered the same wait, that of M/M/n+G with the
 * patience of a customer of any class, and each class makes of it what its own patience lets it. `undefined` for any other design, and if
 * the queue has no end.
 */
export function firstComeFigures({ classes, pools, order }: Design): DesignFigures | undefined {
  const [pool, another] = pools;
  if (pool === undefined || another !== undefined || order !== 'arrival' || classes.some((one) => reservedIn(one, 0) > 0)) return undefined;
  const { agents, handling } = pool;
  const arrivalRate = classes.reduce((sum, one) => sum + one.arrivalRate, 0);
  const own = classes.map(({ patience }): Patience => (patience === null ? endless : exponentialPatience(patience)));
  const patience = mixed(classes.map((one, place) => [one.arrivalRate / arrivalRate, own[place] as Patience]));
  try {
    const { waited, mean } = offeredWait({ agents, arrivalRate, handling, patience }, 0);
    const meanWait = own.map(({ lasts }) => mean(lasts));
    const abandoned = classes.map((one, place) => (one.patience === null ? 0 : (meanWait[place] as number) / one.patience));
    const served = classes.reduce((sum, one, place) => sum + one.arrivalRate * (1 - (abandoned[place] as number)), 0);
    return {
      waited: classes.map(() => waited),
      meanWait,
      abandoned,
      meanQueue: classes.map((one, place) => one.arrivalRate * (meanWait[place] as number)),
      occupancy: [(served * handling) / agents],
      cut: 0,
    };
  } catch (error) {
    if (error instanceof HallUnstable) return undefined;
    throw error;
  }
}
