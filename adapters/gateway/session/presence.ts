import type { CommandInput, Rejection, Router } from '@signalbox/engine';
import type { Scope } from '@signalbox/engine/protocol';

/** What the gateway itself tells the router about its connections; clients cannot. */
export interface PresenceOfConnection {
  /** Tells the router that the connection is there. Resolves with the router's refusal, or `null`. */
  arrive(): Promise<Rejection | null>;
  /** Tells the router it has gone; `superseded`: another connection of the same adapter has taken its place. */
  depart(superseded: boolean): void;
}

export function presenceOf(
  router: Router,
  scope: Scope,
  connection: string,
  refused: (rejection: Rejection) => void,
): PresenceOfConnection {
  const arrival: CommandInput | null =
    scope.role === 'desk'
      ? { type: 'agent.connected', agent: scope.agent, connection }
      : scope.role === 'adapter'
        ? { type: 'adapter.connected', adapter: scope.sub }
        : null;
  let arrived = false;

  return {
    arrive: async () => {
      if (arrival === null) return null;
      arrived = true;
      const answer = await new Promise<Rejection | null>((resolve) => {
        router.dispatch(arrival, null, (given) => resolve(given.ok ? null : given.rejection));
      });
      if (answer !== null) arrived = false;
      return answer;
    },
    depart: (superseded) => {
      // After a refused arrival there is nothing to take back. An arrival still under way is decided before this departure.
      if (!arrived) return;
      arrived = false;
      if (scope.role === 'adapter' && superseded) return;
      const departure: CommandInput =
        scope.role === 'desk' ? { type: 'agent.lost', agent: scope.agent, connection } : { type: 'adapter.lost', adapter: scope.sub };
      router.dispatch(departure, null, (answer) => {
        if (!answer.ok) refused(answer.rejection);
      });
    },
  };
}
