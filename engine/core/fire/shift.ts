import { isOpenAt } from '../../domain/calendar.js';
import type { Event } from '../../domain/events.js';
import type { Ms } from '../../domain/units.js';
import { stands } from '../../routing/standing.js';
import type { Deadline } from '../deadlines.js';
import { liveOffersOfAgents, revoke } from '../revoke.js';
import type { LiveOffer, RouterState } from '../state.js';

/** A shift begins, ends or has a break. What its agents have in hand they finish; what they were only offered may go back. */
export function changeShift(state: Readonly<RouterState>, { id, dueMs }: Deadline, atMs: Ms): readonly Event[] {
  const hours = state.plan?.calendars[id];
  if (hours === undefined) return [];
  if (isOpenAt(hours, dueMs)) return [{ type: 'shift.began', shift: id, changedAtMs: dueMs }];
  return [{ type: 'shift.ended', shift: id, changedAtMs: dueMs }, ...revoke(state, offersOffShift(state, [id], atMs), 'shift-ended')];
}

/** Live offers of those who have one of these shifts that could not be made now. */
export function offersOffShift(state: Readonly<RouterState>, shifts: readonly string[], atMs: Ms): readonly LiveOffer[] {
  const agents = state.agentsInOrder.filter(({ profile }) => profile.shift !== null && shifts.includes(profile.shift));
  return agents.flatMap((agent) => liveOffersOfAgents(state, [agent]).filter((offer) => !stands(state, offer, agent, atMs)));
}
