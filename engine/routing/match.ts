import { contactOrder } from '../core/contact-order.js';
import type { RouterState } from '../core/state/state.js';
import type { OfferMade } from '../domain/events/offer.js';
import type { Ms } from '../domain/units.js';
import { eligible } from './eligible.js';
import { bestFor } from './index/best.js';
import type { Filed } from './index/demand.js';
import { buildIndex, catchUp, type Index } from './index/keep.js';
import { INDEX_LIMITS, type IndexLimits } from './index/limits.js';
import { anyFor, eligibleFor, firstFor, fitNow, routingOfFiled, type View, type Wanted } from './index/search.js';
import type { Filing } from './index/supply.js';
import { type Found, makeOffer } from './make-offer.js';
import { matchNaive } from './match.naive.js';
import { tierOf } from './tier.js';

/**
 * Makes the same offers as `match.naive.ts`, through an index of demand and supply (folder `index/`). Contacts with the same wishes form a
 * demand; agents with the same abilities who are free for the same work form a pool. Both are kept in order, so a decision looks only at
 * the first of each. It starts from what was touched since matching last came to rest.
 */
export function indexedMatch(limits: IndexLimits): typeof matchNaive {
  /** The index of each state. It is a cache, not part of the state, and is rebuilt if missing. */
  const indices = new WeakMap<Readonly<RouterState>, Index>();

  function indexOf(state: Readonly<RouterState>, atMs: Ms): Index | undefined {
    const known = indices.get(state);
    if (known !== undefined && catchUp(known, state, atMs)) return known;
    const built = buildIndex(state, atMs, limits);
    if (built === undefined) indices.delete(state);
    else indices.set(state, built);
    return built;
  }

  return (state, atMs) => {
    const index = indexOf(state, atMs);
    return index === undefined ? matchNaive(state, atMs) : nextOffer(index, state, atMs);
  };
}

export const match = indexedMatch(INDEX_LIMITS);

function nextOffer(index: Index, state: Readonly<RouterState>, atMs: Ms): OfferMade | undefined {
  const view: View = { state, supply: index.supply, demands: index.demands, atMs };
  const contact = onlyOne(index) ?? firstWithAgent(index, view);
  const found = contact && bestFor(view, contact);
  if (contact === undefined) return undefined;
  if (found === undefined) {
    // Only the sole demand is not known to have an agent yet; one found by asking has somebody.
    index.wanted.delete(contact.demand);
    index.singled.delete(contact);
    return undefined;
  }
  const filing = index.supply.filingOf[found.agent.ordinal];
  const chosen = isAlone(index, contact) ? itself(view, contact, found, filing) : filing && firstFor(view, filing, false);
  if (chosen === undefined) return undefined;
  return makeOffer(routingOfFiled(view, chosen.filed), chosen.ring, found, chosen.filed === contact, chosen.fit?.values);
}

/** The first contact of the sole demand, if nothing else needs asking: the search for the best agent will show whether it has one. */
function onlyOne(index: Index): Filed | undefined {
  const head = index.wanted.size === 1 ? index.wanted.at(0).plain.first : undefined;
  return head !== undefined && isAlone(index, head) ? head : undefined;
}

/** The first contact in line that has an eligible agent. Demands and contacts found to have nobody need not be asked about again. */
function firstWithAgent(index: Index, view: View): Filed | undefined {
  const { agents, wanted, singled } = index;
  if (agents.size > index.supply.limits.agents) askAll(index, view);
  let first: Filed | undefined;
  for (let place = wanted.size - 1; place >= 0; place--) {
    const demand = wanted.at(place);
    const head = demand.plain.first;
    if (head !== undefined && !comesBefore(head, first)) continue;
    if (head !== undefined && anyFor(view, demand)) first = head;
    else wanted.delete(demand);
  }
  for (let place = singled.size - 1; place >= 0; place--) {
    const filed = singled.at(place);
    if (view.demands.filed.get(filed.ordinal) !== filed) singled.delete(filed);
    else if (!comesBefore(filed, first)) continue;
    else if (hasNobody(view, filed)) singled.delete(filed);
    else first = filed;
  }
  for (let place = agents.size - 1; place >= 0; place--) {
    const filing = agents.at(place);
    const own = filing.free === 0 ? undefined : firstFor(view, filing, true);
    if (own === undefined) agents.delete(filing);
    else if (comesBefore(own.filed, first)) first = own.filed;
  }
  return first;
}

/** Of contacts that are alike only one has to be asked about. */
function hasNobody(view: View, filed: Filed): boolean {
  const { likeness, keeping } = filed;
  const { version } = view.supply;
  if (likeness?.answeredAt === version) return likeness.hasNobody;
  const hasNobody = eligibleFor(view, filed, keeping === 'plain').next().done === true;
  if (likeness !== null) {
    likeness.answeredAt = version;
    likeness.hasNobody = hasNobody;
  }
  return hasNobody;
}

const comesBefore = (filed: Filed, first: Filed | undefined): boolean => first === undefined || contactOrder(filed, first) < 0;

/**
 * Whether nothing else needs asking: then no other contact has an eligible agent, and the agent found has no other contact to take first.
 */
function isAlone({ agents, wanted, singled }: Index, filed: Filed): boolean {
  if (filed.keeping !== 'plain' || agents.size > 0 || wanted.size !== 1 || wanted.at(0) !== filed.demand) return false;
  // A contact that names agents is also asked about individually.
  return singled.size === 0 || (singled.size === 1 && singled.at(0) === filed);
}

/**
 * The contact with its ring: that of the agent's abilities, unless the contact names the agent, for whom reasons may have made an
 * exception.
 */
function itself(view: View, filed: Filed, { agent }: Found, filing: Filing | undefined): Wanted | undefined {
  const fit = filing && !filed.names.includes(agent.id) ? fitNow(view, filed.demand, filing.abilities) : undefined;
  if (fit !== undefined) return { filed, ring: fit.ring, tier: fit.tier, fit };
  const ring = eligible(routingOfFiled(view, filed), agent);
  return ring === undefined ? undefined : { filed, ring, tier: tierOf(filed.contact, agent), fit: null };
}

/** Marks every demand and every single contact to be asked about, and of the agents only those whom contacts name. */
function askAll(index: Index, { demands }: View): void {
  for (const demand of demands.listed) index.wanted.add(demand);
  for (const filed of demands.singles) index.singled.add(filed);
  for (let place = index.agents.size - 1; place >= 0; place--) {
    const filing = index.agents.at(place);
    if (!namesOne(demands.byName, filing)) index.agents.delete(filing);
  }
}

const namesOne = (byName: ReadonlyMap<string, unknown>, { agent }: Filing): boolean => byName.has(agent.id);
