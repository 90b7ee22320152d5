import type { Query, QueryAnswer, QueryType, Rejection, Router, StatisticsView, Views } from '@signalbox/engine';
import { covers, rejection, type Scope, type ScopeOf } from '@signalbox/engine/protocol';
import { type About, whoIs } from '../access/permit.js';
import { within } from './views.js';

/** The questions each role may ask. The answers are cut to what the scope covers as well. */
const ASKED = {
  adapter: ['contact', 'queue', 'slots', 'adapter', 'sender'],
  desk: ['agent', 'contact', 'sender'],
  supervisor: ['contact', 'agent', 'queue', 'slots', 'hub', 'adapter', 'overview', 'explain', 'why-waiting', 'statistics', 'sender'],
} as const satisfies Record<Scope['role'], readonly QueryType[]>;

export const queriesOf = (role: Scope['role']): readonly QueryType[] => ASKED[role];

const forbidden = (scope: Scope, type: QueryType, about: About = {}): Rejection =>
  rejection('QUERY_FORBIDDEN', { ...whoIs(scope), type, ...about });

/** What can be refused from the question alone. */
function refusal(scope: Scope, sender: string, query: Query): Rejection | null {
  if (!queriesOf(scope.role).includes(query.type)) return forbidden(scope, query.type);
  switch (query.type) {
    case 'sender':
      return query.sender === sender ? null : forbidden(scope, query.type, { kind: 'sender', name: query.sender });
    case 'agent':
      return scope.role === 'desk' && query.agent !== scope.agent
        ? forbidden(scope, query.type, { kind: 'agent', name: query.agent })
        : null;
    case 'adapter':
      return scope.role === 'adapter' && query.adapter !== scope.sub
        ? forbidden(scope, query.type, { kind: 'adapter', name: query.adapter })
        : null;
    case 'hub':
      return scope.role === 'supervisor' && covers(scope.hubs, query.hub)
        ? null
        : forbidden(scope, query.type, { kind: 'hub', name: query.hub });
    case 'overview': {
      const outside = query.tenants?.find((tenant) => !covers(scope.tenants, tenant));
      return outside === undefined ? null : forbidden(scope, query.type, { kind: 'tenant', name: outside });
    }
    case 'statistics': {
      const whole = scope.tenants === '*' && scope.role === 'supervisor' && scope.hubs === '*';
      // Sums over languages, channels and hubs mix tenants; they cannot be cut to a scope afterwards.
      return whole ||
        query.by === 'queue' ||
        query.by === 'agent' ||
        (query.by === 'hub' && scope.tenants === '*') ||
        (query.by === 'tenant' && scope.role === 'supervisor' && scope.hubs === '*')
        ? null
        : forbidden(scope, query.type, { field: 'by', name: query.by });
    }
    case 'contact':
    case 'explain':
    case 'why-waiting':
      return query.tenant === undefined || covers(scope.tenants, query.tenant)
        ? null
        : forbidden(scope, query.type, { kind: 'tenant', name: query.tenant });
    case 'queue':
    case 'slots':
      return null;
  }
}

function withTenant(scope: Scope, query: Query): Query | Rejection {
  if (
    (query.type !== 'contact' && query.type !== 'explain' && query.type !== 'why-waiting') ||
    query.tenant !== undefined ||
    scope.tenants === '*'
  )
    return query;
  const [only, ...others] = scope.tenants;
  if (only === undefined) return forbidden(scope, query.type, { claim: 'tenants' });
  return others.length > 0 ? rejection('TENANT_AMBIGUOUS') : { ...query, tenant: only };
}

type Answered = QueryAnswer<Views[QueryType]>;

/** Asks the router and cuts the answer to what the scope covers. */
export async function askWithin(router: Router, scope: Scope, sender: string, given: Query): Promise<Answered> {
  const refused = (reason: Rejection): Answered => ({ ok: false, seq: router.head.seq, rejection: reason });
  const early = refusal(scope, sender, given);
  if (early !== null) return refused(early);
  const query = withTenant(scope, given);
  if ('code' in query) return refused(query);
  if (query.type === 'statistics') return statisticsWithin(router, scope, query);
  if (query.type === 'contact' && scope.role === 'desk') return contactInWork(router, scope, query);
  const asked =
    query.type === 'overview' && query.tenants === null && scope.tenants !== '*' ? { ...query, tenants: [...scope.tenants] } : query;
  const answer: Answered = await router.ask(asked);
  if (!answer.ok) {
    // The router's refusal suggests the nearest name, which may belong to another tenant.
    const tells = asked.type === 'queue' || asked.type === 'slots' || (asked.type === 'agent' && scope.role === 'supervisor');
    return tells && scope.tenants !== '*' ? { ...answer, rejection: forbidden(scope, asked.type, nameAsked(asked)) } : answer;
  }
  if (asked.type === 'sender') return answer;
  const view = within(scope, asked.type, answer.view as never);
  return view === null ? { ok: false, seq: answer.seq, rejection: forbidden(scope, asked.type, nameAsked(asked)) } : { ...answer, view };
}

function nameAsked(query: Query): About {
  switch (query.type) {
    case 'contact':
    case 'explain':
    case 'why-waiting':
      return { kind: 'contact', name: query.contact };
    case 'queue':
    case 'slots':
      return { kind: 'queue', name: query.queue };
    case 'agent':
      return { kind: 'agent', name: query.agent };
    default:
      return {};
  }
}

/** A desk may only look at contacts its agent is offered or handles. */
async function contactInWork(router: Router, scope: ScopeOf<'desk'>, query: Extract<Query, { type: 'contact' }>): Promise<Answered> {
  const own = await router.ask({ type: 'agent', agent: scope.agent });
  if (!own.ok && own.rejection.retriable) return own;
  // Work without attributes is in wrap-up: its contact is over, and the same id may belong to a new contact of somebody else.
  const work = own.ok
    ? within(scope, 'agent', own.view)?.work.find(
        ({ tenant, contact, attributes }) => contact === query.contact && (query.tenant ?? tenant) === tenant && attributes !== null,
      )
    : undefined;
  if (work === undefined)
    return { ok: false, seq: own.seq, rejection: forbidden(scope, query.type, { kind: 'contact', name: query.contact }) };
  return router.ask({ type: 'contact', tenant: work.tenant, contact: work.contact });
}

async function statisticsWithin(
  router: Router,
  scope: Scope,
  query: Extract<Query, { type: 'statistics' }>,
): Promise<QueryAnswer<StatisticsView>> {
  const answer = await router.ask(query);
  if (!answer.ok || scope.role !== 'supervisor' || (scope.tenants === '*' && scope.hubs === '*')) return answer;
  const covered = await keysCovered(router, scope, query.by);
  if (typeof covered !== 'function') return { ok: false, seq: answer.seq, rejection: covered };
  return { ...answer, view: { ...answer.view, rows: answer.view.rows.filter(covered) } };
}

type By = Extract<Query, { type: 'statistics' }>['by'];

/** Tells which rows a scope covers; a rejection: the router could not say just now. */
async function keysCovered(
  router: Router,
  scope: ScopeOf<'supervisor'>,
  by: By,
): Promise<Rejection | ((row: { readonly key: string }) => boolean)> {
  if (by === 'hub') return ({ key }) => covers(scope.hubs, key);
  if (by === 'tenant') return ({ key }) => covers(scope.tenants, key);
  const overview = await router.ask({ type: 'overview', tenants: scope.tenants === '*' ? null : [...scope.tenants] });
  if (!overview.ok) return overview.rejection;
  const view = within(scope, 'overview', overview.view);
  const keys = new Set(by === 'queue' ? view?.queues.map(({ queue }) => queue) : view?.agents.map(({ agent }) => agent));
  return ({ key }) => keys.has(key);
}
