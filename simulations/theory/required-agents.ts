import { figuresOf, type Hall, type HallFigures, HallUnstable } from './queue-with-patience.js';

/** What a hall has to reach; what is left out is not asked for. */
export interface Goal {
  /** Limit of the service level, in the hall's unit of time. */
  readonly within: number;
  /** Least share answered within the limit, of all arrivals. */
  readonly serviceLevel?: number;
  /** Highest share that may abandon. */
  readonly abandoned?: number;
  /** Highest share of time an agent may be busy. */
  readonly occupancy?: number;
}

export interface Requirement {
  readonly agents: number;
  readonly figures: HallFigures;
  /** The part of the goal that one agent fewer would miss first; `null`: one agent is the least there can be. */
  readonly binds: 'stability' | 'serviceLevel' | 'abandoned' | 'occupancy' | null;
}

/** A goal that no number of agents reaches, for instance an occupancy of nought. */
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
 * The fewest agents that reach the goal. Every figure of the goal gets better with every agent, so the answer is found by doubling and
 * halving.
 * @throws GoalUnreachable where `agentsMax` do not reach it
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
