import { isOpenAt } from '../../domain/calendar.js';
import type { Event } from '../../domain/events.js';
import type { Ms } from '../../domain/units.js';
import { stands } from '../../routing/standing.js';
import type { Deadline } from '../due/deadlines.js';
import { dueOf } from '../due/due.js';
import { liveOffersOfAgents, revoke } from '../revoke.js';
import type { LiveOffer, RouterState } from '../state/state.js';

/**
 * Shifts begin, end or have a break. Those that change at one instant change together, so that nothing is offered to anybody between the
 * early and the late shift. Agents finish what they have in hand; offers that shifts no longer allow are revoked.
 */
export function changeShifts(state: RouterState, { dueMs }: Deadline, atMs: Ms): readonly Event[] {
  const changed = [...state.shifts.keys()].filter((id) => dueOf(state, 'shift', id) === dueMs).sort();
  const events = changed.flatMap((id): Event[] => {
    const hours = state.plan?.calendars[id];
    if (hours === undefined) return [];
    return [{ type: isOpenAt(hours, dueMs) ? 'shift.began' : 'shift.ended', shift: id, changedAtMs: dueMs }];
  });
  const ended = events.flatMap((event) => (event.type === 'shift.ended' ? [event.shift] : []));
  return [...events, ...revoke(state, offersOffShift(state, ended, atMs), 'shift-ended')];
}

/** Live offers of agents on these shifts that could not be made now. */
export function offersOffShift(state: Readonly<RouterState>, shifts: readonly string[], atMs: Ms): readonly LiveOffer[] {
  const agents = state.agentsInOrder.filter(({ profile }) => profile.shift !== null && shifts.includes(profile.shift));
  return agents.flatMap((agent) => liveOffersOfAgents(state, [agent]).filter((offer) => !stands(state, offer, agent, atMs)));
}
