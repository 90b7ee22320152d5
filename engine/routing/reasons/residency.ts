import type { AgentRecord } from '../../core/state/state.js';
import type { Reason, Routing } from '../context.js';

/** Whether the contact's data may go where the agent is: on site the hub's jurisdictions count, at home the country's. */
function allowed({ contact, plan, index }: Routing, { profile }: AgentRecord): boolean {
  const jurisdiction = contact.requirement.residency;
  if (jurisdiction === null) return true;
  if (profile.workplace.kind === 'site') return index.hubs.get(profile.hub)?.jurisdictions.includes(jurisdiction) ?? false;
  return plan.jurisdictions[jurisdiction]?.includes(profile.workplace.country) ?? false;
}

/** The contact's data may not go where the agent works. Hard: no ring relaxes it. */
export const residency: Reason = {
  name: 'residency',
  dependsOn: 'abilities',
  blocks: (routing, agent) => !allowed(routing, agent),
  explains: ({ contact }, { id, profile }) =>
    `${contact.contact} stays in ${contact.requirement.residency}; ${id} works ${profile.workplace.kind === 'site' ? `at ${profile.hub}` : 'at home'} in ${profile.workplace.country}`,
};
