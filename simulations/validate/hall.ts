import type { Demand, Scenario } from '../play/index.js';
import { PROMPT } from '../play/index.js';
import { hallAverages } from '../theory/index.js';
import { courseOf } from './course.js';
import { HANDLING_MS, settingOf } from './setting.js';

/** Equal agents with one kind of customers. Rates and durations in any one unit of time. */
export interface HallLoad {
  readonly name: string;
  readonly agents: number;
  readonly arrivalRate: number;
  /** Mean of the exponential handling time. */
  readonly handling: number;
  /** Mean of the exponential patience; `null`: endless. */
  readonly patience: number | null;
  /** Maximum number of customers being served or waiting; one more is blocked. Without it, unlimited. */
  readonly lines?: number;
}

/** A hall whose waits are judged by a limit. */
export interface HallCase extends HallLoad {
  /** Limit of the service level. */
  readonly within: number;
  /** Also told: the shares of all arrivals that wait at most so long, until answered or gone. */
  readonly limits?: readonly number[] | undefined;
}

/** Milliseconds per unit of time of the case. */
export const unitMs = ({ handling }: Pick<HallLoad, 'handling'>): number => HANDLING_MS / handling;

/** Mean time for which a hall remembers that it opened empty: the longer of the memories of the numbers present and waiting. */
export function rememberedIn(hall: HallLoad): number {
  const averageOf = hallAverages(hall);
  return Math.max(averageOf((inside) => inside).remembers, averageOf((inside) => Math.max(0, inside - hall.agents)).remembers);
}

export interface HallScenario {
  readonly scenario: Scenario;
  /** Customers count from here on, and the agents' time up to here. */
  readonly countFromMs: number;
  readonly toMs: number;
  /** The time between the two, in the hall's own unit. */
  readonly counted: number;
}

/** A long run of the hall: a warm-up to forget that it opened empty, then at least `contacts` arrivals. */
export function hallScenario(hall: HallLoad, contacts: number): HallScenario {
  const unit = unitMs(hall);
  const { warmUp, counted } = courseOf(rememberedIn(hall), hall.arrivalRate, contacts);
  const countFromMs = Math.ceil(warmUp * unit);
  const toMs = countFromMs + Math.ceil(counted * unit);
  const { plan, roster } = settingOf([{ group: 'agent', count: hall.agents }], { rank: ['longest-idle'] });
  const demand: Demand = {
    name: 'calls',
    queue: 'calls',
    channel: 'voice',
    intervals: [{ fromMs: 0, toMs, volume: (hall.arrivalRate * toMs) / unit }],
    handling: { kind: 'exponential', meanMs: HANDLING_MS },
    patience: hall.patience === null ? null : { kind: 'exponential', meanMs: hall.patience * unit },
  };
  const limit = hall.lines === undefined ? {} : { lines: hall.lines };
  const shifts = roster.agents.map(({ id }) => ({ agent: id, fromMs: 0, toMs: null }));
  const scenario = { plan, roster, startMs: 0, endMs: null, demand: [demand], shifts, manners: PROMPT, ...limit };
  return { scenario, countFromMs, toMs, counted };
}
