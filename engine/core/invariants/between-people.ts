import { isAsking } from '../handover.js';
import type { RouterState } from '../state/state.js';
import { assignmentOf } from '../subject.js';

/**
 * Contacts between people left in a state they should not stay in: a question whose owner is gone, or one that waits like a customer's
 * contact.
 */
export function unsettled(state: Readonly<RouterState>): readonly string[] {
  const wrong: string[] = [];
  for (const contact of state.contacts.values()) {
    const { contact: id, link, returnsTo, state: at } = contact;
    if (returnsTo !== null && at === 'queued') wrong.push(`${id} was for one agent who is not asked, and waits`);
    if (link === null || !isAsking(contact)) continue;
    const about = state.contacts.get(link.ordinal ?? 0);
    const owner = about && assignmentOf(state, about)?.agent;
    if (owner !== link.agent) wrong.push(`${id} asks for ${link.agent}, and ${link.contact} is ${owner ?? 'nobody'}'s`);
    if (link.to !== null && at === 'queued') wrong.push(`${id} is for ${link.to}, who is not asked`);
    if (link.kind === 'transfer' && at === 'owned') wrong.push(`${id} is taken, and ${link.contact} not passed on`);
  }
  return wrong;
}
