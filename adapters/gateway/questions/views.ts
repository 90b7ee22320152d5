import type { AgentView, Query, QueryType, Views } from '@signalbox/engine';
import { covers, type Scope, type ScopeOf, type SnapshotView } from '@signalbox/engine/protocol';

type Inside<S extends Scope> = { readonly [T in QueryType]?: (scope: S, view: Views[T]) => Views[T] | null };

const withinTenants = (scope: Scope, tenants: readonly string[]): boolean =>
  scope.tenants === '*' || tenants.some((tenant) => covers(scope.tenants, tenant));

const ADAPTER: Inside<ScopeOf<'adapter'>> = {
  contact: (scope, view) => (covers(scope.tenants, view.tenant) && covers(scope.channels, view.channel) ? view : null),
  queue: (scope, view) => (covers(scope.tenants, view.tenant) ? view : null),
  slots: (scope, view) => (covers(scope.tenants, view.tenant) ? view : null),
  adapter: (scope, view) => ({
    ...view,
    contacts: view.contacts.filter(({ tenant, channel }) => covers(scope.tenants, tenant) && covers(scope.channels, channel)),
  }),
};

const agentWithin = ({ tenants }: Scope, view: AgentView): AgentView => ({
  ...view,
  work: view.work.filter(({ tenant }) => covers(tenants, tenant)),
  questions: view.questions.filter(({ tenant }) => covers(tenants, tenant)),
});

const DESK: Inside<ScopeOf<'desk'>> = { agent: agentWithin };

const SUPERVISOR: Inside<ScopeOf<'supervisor'>> = {
  contact: (scope, view) => (covers(scope.tenants, view.tenant) ? view : null),
  agent: (scope, view) => (covers(scope.hubs, view.hub) && withinTenants(scope, view.tenants) ? agentWithin(scope, view) : null),
  queue: (scope, view) => (covers(scope.tenants, view.tenant) ? view : null),
  slots: (scope, view) => (covers(scope.tenants, view.tenant) ? view : null),
  hub: (scope, view) => (covers(scope.hubs, view.hub) ? view : null),
  adapter: (scope, view) => ({ ...view, contacts: view.contacts.filter(({ tenant }) => covers(scope.tenants, tenant)) }),
  overview: (scope, view) => ({
    ...view,
    alarms: view.alarms.filter(({ tenant }) => covers(scope.tenants, tenant)),
    queues: view.queues.filter(({ tenant }) => covers(scope.tenants, tenant)),
    hubs: view.hubs.filter(({ hub }) => covers(scope.hubs, hub)),
    agents: view.agents.flatMap((agent) => SUPERVISOR.agent?.(scope, agent) ?? []),
  }),
  // Agents of other tenants and hubs are left out. The counts per reason include them, and name nobody.
  explain: (scope, view) =>
    covers(scope.tenants, view.contact.tenant)
      ? {
          ...view,
          verdicts: view.verdicts.filter(({ hub, reason }) => covers(scope.hubs, hub) && (scope.tenants === '*' || reason !== 'tenant')),
        }
      : null,
  // Which agents and hubs a reason concerns is shown only if the scope covers all of them.
  'why-waiting': (scope, view) => {
    if (!covers(scope.tenants, view.contact.tenant)) return null;
    const all = scope.hubs === '*' && scope.tenants === '*';
    return all
      ? view
      : {
          ...view,
          release: null,
          singleObstacles: view.singleObstacles.filter(({ hubs }) => hubs.every((hub) => covers(scope.hubs, hub))),
        };
  },
};

const INSIDE: { readonly [R in Scope['role']]: Inside<ScopeOf<R>> } = { adapter: ADAPTER, desk: DESK, supervisor: SUPERVISOR };

/** Cuts a view to what the scope covers; `null`: nothing of it is. */
export function within<T extends QueryType>(scope: Scope, type: T, view: Views[T]): Views[T] | null {
  const cut = (INSIDE[scope.role] as Inside<Scope>)[type] as ((scope: Scope, view: Views[T]) => Views[T] | null) | undefined;
  return cut === undefined ? null : cut(scope, view);
}

/** The question whose answer is a role's snapshot. */
export function snapshotQuery(scope: Scope): Extract<Query, { type: 'agent' | 'adapter' | 'overview' }> {
  switch (scope.role) {
    case 'desk':
      return { type: 'agent', agent: scope.agent };
    case 'adapter':
      return { type: 'adapter', adapter: scope.sub };
    case 'supervisor':
      return { type: 'overview', tenants: scope.tenants === '*' ? null : [...scope.tenants] };
  }
}

/** Cuts a snapshot's long list into frames of at most `items`; everything else is in the first. */
export function snapshotParts(view: SnapshotView, items: number): SnapshotView[] {
  const [name, list] =
    'contacts' in view ? (['contacts', view.contacts] as const) : 'agents' in view ? (['agents', view.agents] as const) : ['work', []];
  if (list.length <= items) return [view];
  const parts: SnapshotView[] = [];
  for (let from = 0; from < list.length; from += items) {
    const rest = from === 0 || !('agents' in view) ? view : { ...view, alarms: [], queues: [], hubs: [] };
    parts.push({ ...rest, [name]: list.slice(from, from + items) } as SnapshotView);
  }
  return parts;
}
