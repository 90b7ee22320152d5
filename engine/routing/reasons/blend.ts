import { blendOf, directionOf, percentOf, remembered, wouldBeAhead } from '../../core/blend.js';
import type { AgentRecord, LiveContact } from '../../core/state.js';
import { wantingOffers } from '../../core/waiting.js';
import type { Direction } from '../../domain/blend.js';
import { type Reason, type Routing, routingOf } from '../context.js';
import { eligibleAlone } from '../own-reasons.js';
import { isRoutable } from '../routable.js';

/** Urgent contacts, and questions among colleagues, have no direction to wait for. */
const blended = ({ contact }: Routing): Direction | null => (contact.band === 0 ? null : directionOf(contact));

/** The first contact of the other direction that the agent could take this instant. */
function owed({ state, atMs }: Routing, agent: AgentRecord, had: Direction): LiveContact | undefined {
  for (const other of wantingOffers(state)) {
    const direction = directionOf(other);
    if (direction === null || direction === had || !isRoutable(state, other)) continue;
    const routing = routingOf(state, other, atMs);
    if (routing !== undefined && eligibleAlone(routing, agent) !== undefined) return other;
  }
  return undefined;
}

/**
 * One more of the contact's direction would be more than its share of the agent's last acceptances (`blend` of the hub: customers who
 * come, customers a campaign calls), and one of the other direction waits that the agent could take this instant. So it never leaves
 * anybody idle: it ends when none of those waits any more, and with an acceptance of the other direction. Urgent contacts (band 0)
 * wait for no share.
 *
 * It depends on what else waits and on what this agent has had; no index keeps that, so that it is asked each time where a hub blends.
 */
export const blend: Reason = {
  name: 'blend',
  concerns: (routing) => routing.index.blendedHubs.length > 0 && blended(routing) !== null,
  blocks: (routing, agent) => {
    const shared = blendOf(routing.state, agent);
    const direction = shared && blended(routing);
    if (shared === null || direction === null || !wouldBeAhead(shared, agent, direction)) return false;
    return owed(routing, agent, direction) !== undefined;
  },
  explains: (routing, agent) => {
    const shared = blendOf(routing.state, agent);
    const direction = blended(routing);
    if (shared === null || direction === null) return `${agent.profile.hub} does not blend`;
    const last = remembered(shared, agent);
    const had = last.filter((one) => one === direction).length;
    const share = `${had} of the last ${last.length} of ${agent.id} were ${direction}, ${percentOf(shared, direction)} % are to be`;
    return `${share}, and ${owed(routing, agent, direction)?.contact} waits`;
  },
};
