import type { Event } from '@signalbox/engine';
import { type Attempt, agentConcerned, agentsHandling, askerOf, type Role, tellsOfDoor } from '@signalbox/engine/protocol';
import type { Session } from './session.js';

/**
 * Who is connected. Each sender, and each adapter, has one connection: the newer one stays. Where the client numbers its attempts, the
 * higher number is the newer one, whichever arrives first. An agent may have several windows.
 */
export interface Registry {
  readonly size: number;
  readonly all: Iterable<Session>;
  /** Enters a connection. Returns the connections it replaces, or itself if a later attempt of the same client is already here. */
  enter(session: Session): readonly Session[];
  leave(session: Session): void;
  /**
   * Those some of these events may be for: the desks of the agents named, who may have to act and hear first, then every adapter and
   * supervisor; all desks where a hub's door moves.
   */
  concerned(events: readonly Event[]): Iterable<Session>;
  desksOf(agent: string): readonly Session[];
  adapter(id: string): Session | undefined;
  count(role: Role): number;
}

/** Numbers are compared only within one run of a client: a restarted process counts from 1 again, and is newer all the same. */
const isEarlier = (attempt: Attempt | null, than: Attempt | null): boolean =>
  attempt !== null && than !== null && attempt.run === than.run && attempt.attempt < than.attempt;

export function openRegistry(): Registry {
  const all = new Set<Session>();
  const bySender = new Map<string, Session>();
  const adapters = new Map<string, Session>();
  const desks = new Map<string, Set<Session>>();
  /** Adapters and supervisors. */
  const broad = new Set<Session>();

  return {
    get size() {
      return all.size;
    },
    all,
    enter: (session) => {
      const { scope, sender } = session;
      const replaced = new Set<Session>();
      const same = bySender.get(sender);
      if (same !== undefined && isEarlier(session.attempt, same.attempt)) return [session];
      if (same !== undefined) replaced.add(same);
      const twin = scope.role === 'adapter' ? adapters.get(scope.sub) : undefined;
      if (twin !== undefined) replaced.add(twin);
      all.add(session);
      bySender.set(sender, session);
      if (scope.role === 'adapter') adapters.set(scope.sub, session);
      if (scope.role !== 'desk') broad.add(session);
      else {
        const windows = desks.get(scope.agent) ?? new Set();
        windows.add(session);
        desks.set(scope.agent, windows);
      }
      return [...replaced];
    },
    leave: (session) => {
      const { scope, sender } = session;
      all.delete(session);
      broad.delete(session);
      if (bySender.get(sender) === session) bySender.delete(sender);
      if (scope.role === 'adapter' && adapters.get(scope.sub) === session) adapters.delete(scope.sub);
      if (scope.role !== 'desk') return;
      const windows = desks.get(scope.agent);
      windows?.delete(session);
      if (windows?.size === 0) desks.delete(scope.agent);
    },
    concerned: (events) => {
      const concerned = new Set<Session>();
      for (const event of events) {
        // Only the desks themselves know which hub they belong to. Hubs open and close rarely, so asking all of them costs little.
        if (event.type === 'plan.published' || tellsOfDoor(event)) return all;
        const agent = agentConcerned(event);
        if (agent !== null) for (const desk of desks.get(agent) ?? []) concerned.add(desk);
        for (const handling of agentsHandling(event)) for (const desk of desks.get(handling) ?? []) concerned.add(desk);
        const asker = askerOf(event);
        if (asker !== null) for (const desk of desks.get(asker) ?? []) concerned.add(desk);
      }
      for (const session of broad) concerned.add(session);
      return concerned;
    },
    desksOf: (agent) => [...(desks.get(agent) ?? [])],
    adapter: (id) => adapters.get(id),
    count: (role) => [...all].filter(({ scope }) => scope.role === role).length,
  };
}
