import { tenantOf } from './admit.js';
import type { RouterState } from './core/state/state.js';
import { findContact, ownerOf } from './core/subject.js';
import { nearestName } from './domain/nearest.js';
import type { Look, NameSort } from './router.js';

/** Whether a name is there, and all that are; they are many, and mostly the first is all that is asked. */
const NAMES: { readonly [N in NameSort]: (state: Readonly<RouterState>) => { has(name: string): boolean; all(): Iterable<string> } } = {
  tenant: ({ plan }) => listed(plan?.tenants ?? []),
  channel: ({ plan }) => listed(Object.keys(plan?.channels ?? {})),
  hub: ({ hubs }) => ({ has: (name) => hubs.has(name), all: () => hubs.keys() }),
  agent: ({ agents, agentsInOrder }) => ({
    // One who has left the roster may still have work in hand.
    has: (name) => agents.get(name)?.inRoster === true,
    all: () => agentsInOrder.filter(({ inRoster }) => inRoster).map(({ id }) => id),
  }),
};

const listed = (names: readonly string[]) => ({ has: (name: string) => names.includes(name), all: () => names });

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
  unknown(what, name) {
    const names = NAMES[what](state);
    return names.has(name) ? undefined : { nearest: nearestName(name, names.all()) };
  },
});
