/** How many agents a scenario needs on each of its shifts, the effect of one more or fewer, and what theory says. */

export { checkedWidths } from './checked-widths.js';
export { isPriced, type StaffLine, staffLines } from './lines.js';
export { GOAL_PERIODS, type GoalPeriod, type StaffGoal } from './needs/goals.js';
export { type Pool, type PoolInterval, poolRequirement } from './needs/pools.js';
export { presenceOf } from './needs/presence.js';
export { type AgentEffect, agentEffects, effectTrials } from './search/effects.js';
export { StaffingEnded } from './search/played.js';
export type { StaffPoint } from './search/point.js';
export type { HubChoice, HubFate } from './search/routes.js';
export { shiftFile } from './shift-rows.js';
export { type Staffed, StaffingAimless, staff } from './staff.js';
export { withAgents } from './with-agents.js';
export { lineText, REQUIREMENT_TITLES, requirementRows } from './written.js';
