import type { Event } from '@signalbox/engine';
import type { JournalRecord } from '@signalbox/engine/journal';

/** How a contact ended. */
export interface Ending {
  readonly how: string;
  readonly seq: number;
  readonly atMs: number;
}

/** Follows contacts from their arrival to their one end, as recorded in the journal. */
export interface Lives {
  take(record: JournalRecord): void;
  /** Contacts that have arrived and not ended. */
  readonly open: readonly string[];
  /** By contact. */
  readonly ended: ReadonlyMap<string, Ending>;
}

/** Events that may still occur for a contact that is over: its agent wraps up, and may be asked about others again. */
const AFTERWARDS: readonly Event['type'][] = ['wrap-up.finished', 'wrap-up.extended', 'refusal.ended', 'offer.revoked'];

export function openLives(found: (law: string, what: string, seq: number) => void): Lives {
  const open = new Map<string, number>();
  const ended = new Map<string, Ending>();
  const over = new Set<number>();

  function end(contact: string, ordinal: number, ending: Ending): void {
    open.delete(contact);
    over.add(ordinal);
    ended.set(contact, ending);
  }

  function take(event: Event, { seq, atMs }: JournalRecord): void {
    if (!('ordinal' in event) || typeof event.ordinal !== 'number') return;
    const { contact, ordinal } = event;
    if (over.has(ordinal) && !AFTERWARDS.includes(event.type)) found('one end', `${contact} is over and yet ${event.type}`, seq);
    switch (event.type) {
      case 'contact.queued':
        if (ended.has(contact)) found('one life', `${contact} has come again`, seq);
        open.set(contact, ordinal);
        return;
      case 'contact.released':
        return end(contact, ordinal, { how: event.because, seq, atMs });
      case 'contact.abandoned':
        return end(contact, ordinal, { how: 'abandoned', seq, atMs });
      case 'contact.withdrawn':
        return end(contact, ordinal, { how: event.reason, seq, atMs });
      case 'contact.rejected':
        return end(contact, ordinal, { how: 'rejected', seq, atMs });
    }
  }

  return {
    take: (record) => {
      for (const event of record.events) take(event, record);
    },
    get open() {
      return [...open.keys()];
    },
    ended,
  };
}
