import type { Event, Plan } from '@signalbox/engine';

/** Watches that work is over when its lease is: the adapter that brought it has stayed away, and not said since that it still holds it. */
export interface Leases {
  take(event: Event, atMs: number): void;
  /** To be called at the end of each record: work that should have been over by then. */
  closes(atMs: number): readonly string[];
}

interface Held {
  readonly contact: string;
  readonly adapter: string;
  readonly leaseMs: number;
  /** `null`: nobody has it. */
  sinceMs: number | null;
}

export function openLeases(plan: Plan): Leases {
  const policies = new Map(plan.queues.map(({ id, policies: own }) => [id, own]));
  const held = new Map<number, Held>();
  /** Since when each adapter has been away for longer than its grace. */
  const awaySinceMs = new Map<string, number>();

  return {
    take(event, atMs) {
      switch (event.type) {
        case 'contact.queued': {
          const leaseMs = policies.get(event.queue)?.[event.channel]?.leaseMs ?? null;
          if (event.adapter !== null && leaseMs !== null)
            held.set(event.ordinal, { contact: event.contact, adapter: event.adapter, leaseMs, sinceMs: null });
          return;
        }
        case 'adapter.connection-expired':
          awaySinceMs.set(event.adapter, atMs);
          return;
        case 'adapter.connected':
          awaySinceMs.delete(event.adapter);
          return;
        case 'router.resumed':
          // An outage is nobody's fault: leases start again.
          for (const adapter of awaySinceMs.keys()) awaySinceMs.set(adapter, atMs);
          return;
        case 'offer.accepted':
        case 'assignment.ended':
        case 'contact.moved': {
          const own = held.get(event.ordinal);
          if (own !== undefined) own.sinceMs = event.type === 'offer.accepted' ? atMs : null;
          return;
        }
        case 'contact.released':
        case 'contact.abandoned':
        case 'contact.withdrawn':
        case 'contact.rejected':
          held.delete(event.ordinal);
      }
    },
    closes: (atMs) =>
      [...awaySinceMs].flatMap(([adapter, awayMs]) =>
        [...held.values()]
          .filter((one) => one.adapter === adapter && one.sinceMs !== null && one.sinceMs <= awayMs && awayMs + one.leaseMs <= atMs)
          .map(
            ({ contact, leaseMs }) =>
              `${contact} is still in hand, though ${adapter} has been away for longer than its lease of ${leaseMs} ms`,
          ),
      ),
  };
}
