import { PROMPT, type Scenario } from '../play/index.js';
import { HANDLING_MS, settingOf } from './setting.js';

/** Sinusoidal arrivals per unit of time: mean + swing · sin(2π · t / period). */
export interface Wave {
  readonly mean: number;
  readonly swing: number;
  readonly period: number;
}

/** A group of agents that opens empty, with time-varying arrivals. Rates and durations in any one unit of time. */
export interface ChangingCase {
  readonly name: string;
  readonly agents: number;
  readonly arrivals: Wave;
  readonly handling: number;
  /** Mean of the exponential patience; `null`: endless. */
  readonly patience: number | null;
  readonly until: number;
  /** The instants at which the state is observed. */
  readonly instants: readonly number[];
}

export const rateAt = ({ mean, swing, period }: Wave, at: number): number => mean + swing * Math.sin((2 * Math.PI * at) / period);

/** Expected arrivals from the opening to an instant. */
const volumeTo = ({ mean, swing, period }: Wave, at: number): number =>
  mean * at + ((swing * period) / (2 * Math.PI)) * (1 - Math.cos((2 * Math.PI * at) / period));

/** The simulator's rates are constant in each interval; this many intervals approximate the wave without visible effect on any figure. */
const INTERVALS_PER_HANDLING = 20;
const INTERVALS_PER_PERIOD = 40;

export const unitMsOf = ({ handling }: ChangingCase): number => HANDLING_MS / handling;

/** One day. */
export function changingScenario(day: ChangingCase): Scenario {
  const { agents, arrivals, handling, patience, until } = day;
  const unitMs = unitMsOf(day);
  const count = Math.ceil(until * Math.max(INTERVALS_PER_HANDLING / handling, INTERVALS_PER_PERIOD / arrivals.period));
  const edges = Array.from({ length: count + 1 }, (_, at) => (until * at) / count);
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
