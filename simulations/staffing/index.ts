/** How many agents a scenario needs on each of its shifts, the effect of one more or fewer, and what theory says. */

export { type AgentEffect, agentEffects, effectTrials } from './effects.js';
export { GOAL_PERIODS, type GoalPeriod, type StaffGoal } from './goals.js';
export { type StaffLine, staffLines } from './lines.js';
export type { StaffPoint } from './point.js';
export { type Pool, type PoolInterval, poolRequirement } from './pools.js';
export { presenceOf } from './presence.js';
export { StaffingEnded } from './rehearsals.js';
export type { HubChoice, HubFate } from './routes.js';
export { type Staffed, StaffingAimless, staff } from './staff.js';
export { withAgents } from './with-agents.js';
export { lineText, REQUIREMENT_TITLES, requirementRows, SHIFT_TITLES, shiftRows } from './written.js';
