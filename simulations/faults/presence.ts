import type { Event } from '@signalbox/engine';

/** Which agents and adapters are connected, as recorded in the journal. */
export interface Presence {
  take(events: readonly Event[]): void;
  isThere(member: string): boolean;
}

export function openPresence(): Presence {
  const there = new Map<string, Set<string>>();
  const at = (member: string): Set<string> => {
    const own = there.get(member) ?? new Set();
    there.set(member, own);
    return own;
  };

  function take(event: Event): void {
    switch (event.type) {
      case 'agent.connected':
        return void at(event.agent).add(event.connection);
      case 'agent.connection-dropped':
        return void at(event.agent).delete(event.connection);
      case 'agent.connection-lost':
        return at(event.agent).clear();
      case 'adapter.connected':
        return void at(event.adapter).add('line');
      case 'adapter.connection-lost':
        return at(event.adapter).clear();
    }
  }

  return {
    take: (events) => {
      for (const event of events) take(event);
    },
    isThere: (member) => at(member).size > 0,
  };
}
