import type { Chance } from '../chance/index.js';
import { type Life, play } from '../play/index.js';
import { poolClock } from './counting.js';
import type { HallLoad, HallScenario } from './hall.js';

/**
 * Plays a hall once, hands over every customer who arrived after the warm-up, and returns the share of that time for which agents were
 * busy.
 */
export async function playHall(
  { agents }: HallLoad,
  { scenario, countFromMs, toMs }: HallScenario,
  chance: Chance,
  take: (life: Life) => void,
): Promise<number> {
  const clock = poolClock(agents, countFromMs, toMs);
  await play(scenario, {
    chance,
    settled: (life) => {
      if (life.customer.arrivalMs >= countFromMs) take(life);
    },
    handled: (part) => clock.take(part),
  });
  return clock.occupancy();
}
