import type { AgentRecord } from '../core/state.js';
import { type CompiledCalendar, isOpenAt } from '../domain/calendar.js';
import type { Plan } from '../domain/plan.js';
import type { Ms } from '../domain/units.js';

/** When the agent is to work; `undefined`: the roster binds the agent to no shift, or a supervisor has freed the agent from it. */
export const shiftOf = ({ calendars }: Plan, { profile }: AgentRecord): CompiledCalendar | undefined =>
  profile.shift === null ? undefined : calendars[profile.shift];

/** Whether the agent is at work by the roster; who is bound to no shift always is. */
export function onShift(plan: Plan, agent: AgentRecord, atMs: Ms): boolean {
  const shift = shiftOf(plan, agent);
  return shift === undefined || isOpenAt(shift, atMs);
}
