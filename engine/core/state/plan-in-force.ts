import type { Roster } from '../../domain/agent.js';
import type { Plan } from '../../domain/plan.js';

/** The plan the router works with: the roster's shifts are added as calendars, and extended like any other calendar. */
export const planInForce = (plan: Plan, { shifts }: Roster): Plan =>
  Object.keys(shifts).length === 0 ? plan : { ...plan, calendars: { ...plan.calendars, ...shifts } };
