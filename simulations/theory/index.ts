/** What queueing theory says of a hall of equal agents: exact figures, and how many agents a goal asks for. */
export { erlangB } from './erlang-b.js';
export { integrate } from './integrate.js';
export { balking, endless, exponentialPatience, type Patience } from './patience.js';
export { figuresOf, type Hall, type HallFigures, HallUnstable } from './queue-with-patience.js';
export { type Goal, GoalUnreachable, type Requirement, requiredAgents } from './required-agents.js';
