import type { Event, EventOf, Router } from '@signalbox/engine';
import type { Scope } from '@signalbox/engine/protocol';

/** The hub a desk's agent belongs to: asked of the router once, then read from every roster that is published. */
export interface OwnHub {
  readonly hub: string | null;
  /** Asks the router. Only desks have a hub. */
  learn(): Promise<void>;
  hear(events: readonly Event[]): void;
}

type Roster = EventOf<'plan.published'>['roster'];

/** Every desk hears of a new roster, so it is searched once for all of them. */
const hubs = new WeakMap<Roster, ReadonlyMap<string, string>>();

function hubsOf(roster: Roster): ReadonlyMap<string, string> {
  const known = hubs.get(roster) ?? new Map(roster.agents.map(({ id, hub }) => [id, hub]));
  hubs.set(roster, known);
  return known;
}

export function ownHubOf(scope: Scope, router: Router): OwnHub {
  let hub: string | null = null;
  return {
    get hub() {
      return hub;
    },
    learn: async () => {
      if (scope.role !== 'desk') return;
      const answer = await router.ask({ type: 'agent', agent: scope.agent });
      hub = answer.ok ? answer.view.hub : null;
    },
    hear: (events) => {
      if (scope.role !== 'desk') return;
      for (const event of events) if (event.type === 'plan.published') hub = hubsOf(event.roster).get(scope.agent) ?? null;
    },
  };
}
