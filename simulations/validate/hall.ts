import type { Demand, Scenario } from '../play/index.js';
import { PROMPT } from '../play/index.js';
import { HANDLING_MS, settingOf } from './setting.js';

/** Equal agents with one kind of customers. Rates and spans in one unit of time, whichever. */
export interface HallLoad {
  readonly name: string;
  readonly agents: number;
  readonly arrivalRate: number;
  /** Mean of the exponential handling time. */
  readonly handling: number;
  /** Mean of the exponential patience; `null`: endless. */
  readonly patience: number | null;
  /** Customers served and waiting at most; one more is turned away. No limit without. */
  readonly lines?: number;
}

/** A hall whose waits are judged by a limit. */
export interface HallCase extends HallLoad {
  /** Limit of the service level. */
  readonly within: number;
}

/** Milliseconds per unit of time of the case. */
export const unitMs = ({ handling }: Pick<HallLoad, 'handling'>): number => HANDLING_MS / handling;

/**
 * How long a hall that opens empty takes to forget it: five relaxation times. Without abandonment one is 1/(√(nμ) − √λ)² (Morse 1955);
 * with it, or where lines are limited, nobody's presence outlasts the longest wait and the handling.
 */
export function warmUp({ agents, arrivalRate, handling, patience, lines = Number.POSITIVE_INFINITY }: HallLoad): number {
  const free = (Math.sqrt(agents / handling) - Math.sqrt(arrivalRate)) ** -2;
  const longestWait = Math.min(patience ?? Number.POSITIVE_INFINITY, ((lines - agents) * handling) / agents);
  return 5 * Math.min(free, longestWait + handling);
}

/** A long run of the hall: the warm-up, then as long as it takes for `contacts` to arrive. */
export function hallScenario(
  hall: HallLoad,
  contacts: number,
): { readonly scenario: Scenario; readonly countFromMs: number; readonly toMs: number } {
  const unit = unitMs(hall);
  const countFromMs = Math.ceil(warmUp(hall) * unit);
  const toMs = countFromMs + Math.ceil((contacts / hall.arrivalRate) * unit);
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
  return { scenario: { plan, roster, startMs: 0, endMs: null, demand: [demand], shifts, manners: PROMPT, ...limit }, countFromMs, toMs };
}
