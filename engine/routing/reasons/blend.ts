import { blendOf, directionOf, percentOf, remembered, wouldBeAhead } from '../../core/blend.js';
import type { AgentRecord, LiveContact } from '../../core/state/state.js';
import { wantingOffers } from '../../core/waiting.js';
import type { Direction } from '../../domain/blend.js';
import { type Reason, type Routing, routingOf } from '../context.js';
import { eligibleAlone } from '../own-reasons.js';
import { isRoutable } from '../routable.js';

/**
 * The contact's direction, inbound or outbound; `null` for urgent contacts and questions among colleagues, which blending does not delay.
 */
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
 * One more contact of this direction would exceed its share of the agent's last acceptances (`blend` of the hub: inbound customers against
 * those a campaign calls), and one of the other direction is waiting that the agent could take this instant. So nobody is left idle: it
 * ends when no such contact waits any more, or when the agent accepts one of the other direction. Urgent contacts (band 0) are exempt.
 *
 * It depends on what else is waiting and on what this agent has had. The index keeps neither, so it is asked every time in a hub that
 * blends.
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
