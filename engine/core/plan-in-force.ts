import type { Roster } from '../domain/agent.js';
import type { Plan } from '../domain/plan.js';

/** The plan the box works with: the hours of the roster's shifts are calendars like any other, and are extended like them. */
export const planInForce = (plan: Plan, { shifts }: Roster): Plan =>
  Object.keys(shifts).length === 0 ? plan : { ...plan, calendars: { ...plan.calendars, ...shifts } };
