import type { Event } from '@signalbox/engine';
import type { People } from './people.js';

/** Watches that nothing happens that must not happen to agents or adapters that are absent. */
export interface Absence {
  /** Takes each event before `people` does; returns a sentence if it should not have happened. */
  take(event: Event, atMs: number): string | undefined;
  /** To be called at the end of each record: an agent absent for too long must hold no offer. */
  closes(): readonly string[];
}

export function openAbsence(people: People): Absence {
  /** The agent of each live offer. */
  const asked = new Map<string, string>();
  const goneForGood = new Set<string>();
  const acceptedMs = new Map<string, number>();
  /** The adapter of each contact. */
  const adapterOf = new Map<number, string | null>();
  /** Since when an adapter's assignments have been unconfirmed. */
  const unconfirmedMs = new Map<string, number>();

  function leaseEnds({ ordinal, offer }: { readonly ordinal: number; readonly offer: string }): string | undefined {
    const sinceMs = unconfirmedMs.get(adapterOf.get(ordinal) ?? '');
    if (sinceMs !== undefined && (acceptedMs.get(offer) ?? 0) <= sinceMs) return undefined;
    return 'is taken from its agent for want of an adapter, though its own has confirmed it or was gone before';
  }

  return {
    take(event, atMs) {
      switch (event.type) {
        case 'contact.queued':
          adapterOf.set(event.ordinal, event.adapter);
          return undefined;
        case 'adapter.connected':
          if (event.reconciled) unconfirmedMs.delete(event.adapter);
          return undefined;
        case 'adapter.connection-expired':
          unconfirmedMs.set(event.adapter, atMs);
          return undefined;
        case 'router.resumed':
          for (const adapter of unconfirmedMs.keys()) unconfirmedMs.set(adapter, atMs);
          return undefined;
        case 'agent.connected':
          goneForGood.delete(event.agent);
          return undefined;
        case 'agent.connection-expired':
          goneForGood.add(event.agent);
          return undefined;
        case 'offer.made':
          asked.set(event.offer, event.agent);
          return undefined;
        case 'offer.accepted':
          asked.delete(event.offer);
          acceptedMs.set(event.offer, atMs);
          return undefined;
        case 'offer.expired':
          asked.delete(event.offer);
          return people.get(event.agent)?.desks.size === 0 ? `expires with ${event.agent}, who has no desk to answer at` : undefined;
        case 'offer.rejected':
        case 'offer.failed':
        case 'offer.revoked':
          asked.delete(event.offer);
          return undefined;
        case 'contact.released': {
          const wrong = event.because === 'leaseExpired' ? leaseEnds(event) : undefined;
          adapterOf.delete(event.ordinal);
          return wrong;
        }
        case 'contact.abandoned':
        case 'contact.withdrawn':
        case 'contact.rejected':
        case 'contact.exhausted':
          adapterOf.delete(event.ordinal);
          return undefined;
        case 'wrap-up.finished':
          acceptedMs.delete(event.offer);
          return undefined;
        default:
          return undefined;
      }
    },
    closes: () =>
      goneForGood.size === 0
        ? []
        : [...asked]
            .filter(([, agent]) => goneForGood.has(agent))
            .map(([offer, agent]) => `${offer} is still with ${agent}, whose desk is gone`),
  };
}
