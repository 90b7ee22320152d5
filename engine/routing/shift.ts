import type { AgentRecord } from '../core/state/state.js';
import { type CompiledCalendar, isOpenAt } from '../domain/calendar.js';
import type { Plan } from '../domain/plan.js';
import type { Ms } from '../domain/units.js';

/** The agent's shifts; `undefined` if the roster gives it none, or a supervisor has lifted them. */
export const shiftOf = ({ calendars }: Plan, { profile }: AgentRecord): CompiledCalendar | undefined =>
  profile.shift === null ? undefined : calendars[profile.shift];

/** Whether the agent is scheduled to work now; an agent without shifts always is. */
export function onShift(plan: Plan, agent: AgentRecord, atMs: Ms): boolean {
  const shift = shiftOf(plan, agent);
  return shift === undefined || isOpenAt(shift, atMs);
}
