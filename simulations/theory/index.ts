/** Queueing theory of a group of equal agents: exact figures, and the number of agents required for a goal. */
export { ChainTooLarge } from './chain.js';
export { type ChangingFigures, type ChangingHall, changingFigures, type Moment } from './changing-hall.js';
export { type Design, type DesignClass, type DesignFigures, type DesignPool, reservedIn, turnsOf } from './design.js';
export { type DesignAverages, designInTheLongRun } from './design-averages.js';
export { DesignUnstable, designFigures } from './design-figures.js';
export { erlangB } from './erlang-b.js';
export { type HallAverages, hallAverages } from './hall-averages.js';
export { type EqualHall, QueueTooLong } from './inside.js';
export { integrate } from './integrate.js';
export { type LimitedFigures, type LimitedHall, limitedFigures, waitedAtMost } from './limited-lines.js';
export type { Forgetting, LongRunAverage } from './long-run-average.js';
export { balking, endless, exponentialPatience, type Patience } from './patience.js';
export { figuresOf, type Hall, type HallFigures, HallUnstable, waitQuantile } from './queue-with-patience.js';
export { type Goal, GoalUnreachable, type Requirement, requiredAgents } from './required-agents.js';
