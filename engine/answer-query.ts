import { tenantOf } from './admit.js';
import { bookable } from './core/slots.js';
import type { RouterState } from './core/state/state.js';
import { findContact } from './core/subject.js';
import { viewAdapter, viewAgent, viewContact, viewHub, viewOverview, viewQueue } from './core/views.js';
import { nearestName } from './domain/nearest.js';
import type { Ms } from './domain/units.js';
import { type Rejection, rejection } from './errors.js';
import { explainContact } from './journal/explain-at.js';
import { explainWaiting } from './journal/why-waiting-at.js';
import { LIMITS } from './limits.js';
import { misfit, THROWS } from './misfit.js';
import type { Measures } from './projections/measures.js';
import { type Query, type QueryInput, querySchema } from './query.js';
import type { Views } from './views.js';

type Answered = { readonly view: Views[Query['type']] } | Rejection;

/** Answers a question from the state as it is; changes nothing. */
export function answerQuery(state: Readonly<RouterState>, measures: Measures | null, input: QueryInput, atMs: Ms): Answered {
  const query = read(input);
  if ('code' in query) return query;
  switch (query.type) {
    case 'contact':
    case 'explain':
    case 'why-waiting':
      return ofContact(state, query, atMs);
    case 'agent': {
      const agent = state.agents.get(query.agent);
      return agent
        ? { view: viewAgent(state, agent) }
        : rejection('AGENT_UNKNOWN', { agent: query.agent, nearest: nearestName(query.agent, state.agents.keys()) });
    }
    case 'queue': {
      const queue = state.queues.get(query.queue);
      return queue
        ? { view: viewQueue(state, queue) }
        : rejection('QUEUE_UNKNOWN', { queue: query.queue, nearest: nearestName(query.queue, state.queues.keys()) });
    }
    case 'slots':
      return slotsOf(state, query, atMs);
    case 'hub': {
      const hub = state.hubs.get(query.hub);
      return hub
        ? { view: viewHub(state, hub) }
        : rejection('HUB_UNKNOWN', { hub: query.hub, nearest: nearestName(query.hub, state.hubs.keys()) });
    }
    case 'adapter':
      return { view: viewAdapter(state, query.adapter) };
    case 'overview':
      return { view: viewOverview(state, query.tenants) };
    case 'statistics':
      return measures === null ? rejection('STATISTICS_NOT_KEPT') : { view: measures.view(query.by) };
    case 'sender':
      return { view: { sender: query.sender, highestN: state.senders.get(query.sender)?.highestN ?? 0 } };
  }
}

function read(input: QueryInput): Query | Rejection {
  try {
    const parsed = querySchema.safeParse(input);
    return parsed.success ? parsed.data : rejection('QUERY_INVALID', misfit(parsed.error, input, querySchema));
  } catch {
    return rejection('QUERY_INVALID', THROWS);
  }
}

function slotsOf(state: Readonly<RouterState>, query: Extract<Query, { type: 'slots' }>, atMs: Ms): Answered {
  const queue = state.index?.queues.get(query.queue);
  if (queue === undefined)
    return rejection('QUEUE_UNKNOWN', { queue: query.queue, nearest: nearestName(query.queue, state.queues.keys()) });
  const lastMs = atMs + (queue.slots?.aheadMs ?? 0);
  const fromMs = Math.max(query.fromMs ?? atMs, atMs + 1);
  const untilMs = Math.min(query.untilMs ?? lastMs + 1, lastMs + 1);
  const all = bookable(state, queue, { fromMs, untilMs, most: query.free ? LIMITS.slotsSearched : query.most });
  const slots = query.free ? all.filter(({ booked, capacity }) => booked < capacity).slice(0, query.most) : all;
  return { view: { queue: queue.id, tenant: queue.tenant, slots } };
}

function ofContact(state: Readonly<RouterState>, query: Extract<Query, { contact: string }>, atMs: Ms): Answered {
  const tenant = tenantOf(state, query.tenant);
  if (typeof tenant !== 'string') return tenant;
  const contact = findContact(state, tenant, query.contact);
  if (contact === undefined) return rejection('CONTACT_UNKNOWN', { contact: query.contact });
  if (query.type === 'contact') return { view: viewContact(state, contact) };
  return { view: query.type === 'explain' ? explainContact(state, contact, atMs) : explainWaiting(state, contact, atMs) };
}
