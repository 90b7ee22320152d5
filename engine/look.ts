import { tenantOf } from './admit.js';
import type { RouterState } from './core/state.js';
import { findContact, ownerOf } from './core/subject.js';
import type { Look } from './router.js';

/** The few facts by which a permit judges a command, read from the state at the instant of the command. */
export const lookInto = (state: Readonly<RouterState>): Look => ({
  contact(named, id) {
    const tenant = tenantOf(state, named);
    const contact = typeof tenant === 'string' ? findContact(state, tenant, id) : undefined;
    return (
      contact && {
        tenant: contact.tenant,
        contact: id,
        channel: contact.channel,
        adapter: contact.adapter,
        owner: ownerOf(state, contact),
        asker: contact.link?.agent ?? null,
      }
    );
  },
  agent(id) {
    const agent = state.agents.get(id);
    return agent && { hub: agent.profile.hub };
  },
  queue(id) {
    const queue = state.index?.queues.get(id);
    return queue && { home: [...new Set([...queue.home, ...Object.values(queue.homeByLanguage).flat()])] };
  },
  offer(id) {
    const offer = state.offers.get(id);
    return offer && { tenant: offer.tenant, contact: offer.contact, channel: offer.channel, agent: offer.agent };
  },
});
