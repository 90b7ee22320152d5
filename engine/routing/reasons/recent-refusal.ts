import { anyCouldTake } from '../census.js';
import type { Reason } from '../context.js';

/**
 * The agent recently refused this contact or let its offer expire. Ends at a known instant, or as soon as no other signed-in agent could
 * take the contact.
 */
export const recentRefusal: Reason = {
  name: 'recent-refusal',
  dependsOn: 'contact',
  concerns: ({ contact }) => contact.refusals.size > 0,
  goesBy: ({ contact, atMs }) => [...contact.refusals].map(([agent, untilMs]) => (refused(untilMs, atMs) ? agent : '')).join('\n'),
  blocks: (routing, agent) => {
    const untilMs = routing.contact.refusals.get(agent.id);
    if (untilMs === undefined || routing.atMs >= untilMs) return false;
    const { refusals } = routing.contact;
    return anyCouldTake(routing, { agent: (other) => other.id !== agent.id && !refused(refusals.get(other.id), routing.atMs) });
  },
  explains: ({ contact, atMs }, { id }) =>
    `${id} did not take ${contact.contact} lately and is skipped for another ${(contact.refusals.get(id) ?? atMs) - atMs} ms`,
};

const refused = (untilMs: number | undefined, atMs: number): boolean => untilMs !== undefined && atMs < untilMs;
