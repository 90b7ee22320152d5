import { openRouter, type RouterOptions } from '@signalbox/engine';
import { lookUpLanguage } from '@signalbox/engine/plan';
import type { Chance } from '../chance/index.js';
import { runAgenda, virtualClock } from '../time/index.js';
import { openHouse } from './house.js';
import { tabledResolver } from './language-table.js';
import type { HandedOn, Handled, Life } from './life.js';
import type { Scenario } from './scenario.js';

type Released = Parameters<Parameters<Awaited<ReturnType<typeof openRouter>>['subscribe']>[0]>[0];

export interface PlayOptions {
  readonly chance: Chance;
  /** Called with every customer's life, in the order in which they are settled. */
  readonly settled: (life: Life) => void;
  /** Called with every agent's part of a contact when its wrap-up is over. */
  readonly handled?: (part: Handled) => void;
  /** Called with every transferred contact when its wait for the next agent is over. */
  readonly handedOn?: (wait: HandedOn) => void;
  /** Called with every record before customers and agents hear of it. */
  readonly recorded?: (record: Released) => void;
  /**
   * Called with the clock's time after each thing that happens; time stands still until a promise it returns is settled. If it throws, the
   * run ends.
   */
  readonly moved?: (nowMs: number) => void | Promise<void>;
  /** The router's own options, for instance a journal to keep or another matcher. */
  readonly router?: Pick<RouterOptions, 'journal' | 'match' | 'checkInvariants'>;
}

export interface Played {
  /** Instant of the last thing that happened. */
  readonly endMs: number;
  readonly records: number;
  /** Checksum of the journal's last record: equal for equal histories. */
  readonly check: string;
}

/**
 * Plays a scenario once through the production router, in virtual time. Only customers and agents are simulated: who is offered what, when
 * and in which order is decided by the router. The same scenario and chance lead to the same journal.
 */
export async function play(scenario: Scenario, options: PlayOptions): Promise<Played> {
  const { chance, settled, handled = () => undefined, handedOn = () => undefined, recorded, moved, router: own = {} } = options;
  const clock = virtualClock(scenario.startMs);
  const { plan, roster } = scenario;
  const languages = tabledResolver(scenario.languages ?? [], lookUpLanguage);
  const router = await openRouter({ plan, roster, clock, languages, trusted: true, statistics: false, ...own });
  if (recorded !== undefined) router.subscribe(recorded);
  const house = openHouse({ scenario, clock, router, chance, settled, handled, handedOn });
  const { lastArrivalMs } = scenario;
  // Until a queue opens, a later ring does, or a campaign calls again, nothing may be planned but what the router itself waits for.
  if (lastArrivalMs !== undefined) house.agenda.add({ atMs: lastArrivalMs, act: () => undefined });
  await runAgenda({
    clock,
    agenda: house.agenda,
    ...(scenario.endMs === null ? {} : { toMs: scenario.endMs }),
    ...(moved === undefined ? {} : { settle: () => moved(clock.nowMs()) }),
  });
  house.close();
  const played = { endMs: clock.nowMs(), records: router.head.seq, check: router.head.check };
  await router.close();
  return played;
}
