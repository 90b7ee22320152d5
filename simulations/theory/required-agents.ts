import { figuresOf, type Hall, type HallFigures, HallUnstable } from './queue-with-patience.js';

/** What has to be reached; a field left out is not required. */
export interface Goal {
  /** Limit of the service level, in the unit of time of the hall. */
  readonly within: number;
  /** Minimum share answered within the limit, of all arrivals. */
  readonly serviceLevel?: number;
  /** Maximum share that may abandon. */
  readonly abandoned?: number;
  /** Maximum share of time an agent may be busy. */
  readonly occupancy?: number;
}

export interface Requirement {
  readonly agents: number;
  readonly figures: HallFigures;
  /** The part of the goal that would be missed first with one agent fewer; `null`: one agent is the minimum. */
  readonly binds: 'stability' | 'serviceLevel' | 'abandoned' | 'occupancy' | null;
}

/** A goal that no number of agents reaches, for instance an occupancy of zero. */
export class GoalUnreachable extends Error {
  override readonly name = 'GoalUnreachable';
}

const missed = (figures: HallFigures, goal: Goal): Requirement['binds'] => {
  if (goal.serviceLevel !== undefined && figures.serviceLevel < goal.serviceLevel) return 'serviceLevel';
  if (goal.abandoned !== undefined && figures.abandoned > goal.abandoned) return 'abandoned';
  if (goal.occupancy !== undefined && figures.occupancy > goal.occupancy) return 'occupancy';
  return null;
};

/**
 * The fewest agents that reach the goal. Every figure improves with every agent, so the answer is found by doubling and bisection.
 * @throws GoalUnreachable if `agentsMax` do not reach it
 */
export function requiredAgents(hall: Omit<Hall, 'agents'>, goal: Goal, agentsMax = 100_000): Requirement {
  const misses = (agents: number): Requirement['binds'] => {
    try {
      return missed(figuresOf({ agents, ...hall }, goal.within), goal);
    } catch (error) {
      if (error instanceof HallUnstable) return 'stability';
      throw error;
    }
  };
  let enough = 1;
  while (misses(enough) !== null) {
    if (enough >= agentsMax) throw new GoalUnreachable(`${agentsMax} agents do not reach the goal: ${misses(enough)} is missed.`);
    enough = Math.min(agentsMax, enough * 2);
  }
  let tooFew = Math.floor(enough / 2);
  while (enough - tooFew > 1) {
    const middle = (enough + tooFew) >> 1;
    if (misses(middle) === null) enough = middle;
    else tooFew = middle;
  }
  const figures = figuresOf({ agents: enough, ...hall }, goal.within);
  return { agents: enough, figures, binds: enough === 1 ? null : misses(enough - 1) };
}
