import { PROMPT, type Scenario } from '../play/index.js';
import { type Arrivals, jumpsOf, shortestPeriod, volumeTo } from './arrivals.js';
import { HANDLING_MS, settingOf } from './setting.js';

/** A group of agents that opens empty, with time-varying arrivals. Rates and durations in any one unit of time. */
export interface ChangingCase {
  readonly name: string;
  readonly agents: number;
  readonly arrivals: Arrivals;
  readonly handling: number;
  /** Mean of the exponential patience; `null`: endless. */
  readonly patience: number | null;
  readonly until: number;
  /** The instants at which the state is observed. */
  readonly instants: readonly number[];
}

/** The simulator's rates are constant in each interval; this many intervals approximate the wave without visible effect on any figure. */
const INTERVALS_PER_HANDLING = 20;
const INTERVALS_PER_PERIOD = 40;

export const unitMsOf = ({ handling }: ChangingCase): number => HANDLING_MS / handling;

/** One day. */
export function changingScenario(day: ChangingCase): Scenario {
  const { agents, arrivals, patience } = day;
  const unitMs = unitMsOf(day);
  const edges = edgesOf(day);
  const intervals = edges.slice(1).map((to, at) => {
    const from = edges[at] as number;
    const [fromMs, toMs] = [Math.round(from * unitMs), Math.round(to * unitMs)];
    return { fromMs, toMs, volume: volumeTo(arrivals, to) - volumeTo(arrivals, from) };
  });
  const { plan, roster } = settingOf([{ group: 'agent', count: agents }], { rank: ['longest-idle'] });
  return {
    plan,
    roster,
    startMs: 0,
    endMs: null,
    demand: [
      {
        name: 'calls',
        queue: 'calls',
        channel: 'voice',
        intervals,
        handling: { kind: 'exponential', meanMs: HANDLING_MS },
        patience: patience === null ? null : { kind: 'exponential', meanMs: patience * unitMs },
      },
    ],
    shifts: roster.agents.map(({ id }) => ({ agent: id, fromMs: 0, toMs: null })),
    manners: PROMPT,
  };
}

/** Where the simulator's rate changes: in many small steps where arrivals rise and fall, else where they jump. */
function edgesOf({ arrivals, handling, until }: ChangingCase): readonly number[] {
  const period = shortestPeriod(arrivals);
  if (period === undefined) return [0, ...jumpsOf(arrivals).filter((at) => at < until), until];
  const count = Math.ceil(until * Math.max(INTERVALS_PER_HANDLING / handling, INTERVALS_PER_PERIOD / period));
  return Array.from({ length: count + 1 }, (_, at) => (until * at) / count);
}
