import type { JournalRecord } from '@signalbox/engine/journal';

/** Holds two promises about coming back, from the journal alone: offers go back when a process begins, and what an adapter no longer lists is over. */
export interface Outages {
  /** `open`: contacts that are not over after the record. */
  take(record: JournalRecord, open: readonly string[]): void;
}

export function openOutages(found: (law: string, what: string, seq: number) => void): Outages {
  const offered = new Map<string, string>();
  const broughtBy = new Map<string, string | null>();

  return {
    take({ seq, command, events }, open) {
      const before = new Map(offered);
      for (const event of events)
        switch (event.type) {
          case 'offer.made':
            offered.set(event.offer, event.agent);
            break;
          case 'offer.accepted':
          case 'offer.rejected':
          case 'offer.expired':
          case 'offer.failed':
          case 'offer.revoked':
            offered.delete(event.offer);
            before.delete(event.offer);
        }
      if (events.some(({ type }) => type === 'router.resumed'))
        for (const [offer, agent] of before)
          found('no offer outlasts an outage', `${offer} is still offered to ${agent}, who may have heard nothing of it`, seq);
      if (command.type === 'contact.enqueue') broughtBy.set(command.contact, command.adapter ?? null);
      if (command.type !== 'adapter.connected' || command.holds === null) return;
      const held = new Set(command.holds.map(({ contact }) => contact));
      const left = open.find((contact) => broughtBy.get(contact) === command.adapter && !held.has(contact));
      if (left !== undefined) found('what is not held is over', `${left} goes on, and ${command.adapter} does not hold it`, seq);
    },
  };
}
