import type { Event, Views } from '@signalbox/engine';
import type { WireEvent } from '@signalbox/engine/protocol';
import type { CaseContact } from './fault-case.js';
import type { Later } from './later.js';
import type { Network } from './network.js';

/**
 * A channel adapter: brings its customers, reports when they abandon, and lists the contacts it still holds whenever its connection is
 * back.
 */
export interface Adapter {
  /** `forgets`: it is another process when it is back, which holds nothing. */
  lose(forMs: number, noticedMs: number, forgets: boolean): void;
  calm(): void;
  readonly unanswered: number;
  /** The line that both ends see stand: another one after every break; `null`: there is none. */
  readonly line: object | null;
}

/** A customer on the adapter's line. */
interface Held {
  readonly customer: CaseContact;
  /** The router has confirmed the contact. */
  known: boolean;
  /** Abandoned before the router had confirmed it: reported as soon as it has. */
  left: boolean;
  stays: () => void;
}

export function openAdapter(adapter: string, customers: readonly CaseContact[], later: Later, network: Network): Adapter {
  const held = new Map<string, Held>();

  function arrive(customer: CaseContact): void {
    const { contact, queue, channel, languages, patienceMs } = customer;
    const own: Held = { customer, known: false, left: false, stays: () => undefined };
    held.set(contact, own);
    if (patienceMs !== null) own.stays = later.after(patienceMs, () => leave(own));
    const asks = { contact, queue, channel, languages: languages.map((tag) => ({ tag })), adapter };
    end.tell({ type: 'contact.enqueue', ...asks }, ({ ok }) => {
      own.known = true;
      if (!ok) over(contact);
      else if (own.left) leave(own);
    });
  }

  /** Abandoning a contact the router has never heard of would be rejected, and the contact would arrive after its customer had gone. */
  function leave(own: Held): void {
    own.left = true;
    if (!own.known) return;
    const { contact } = own.customer;
    held.delete(contact);
    end.tell({ type: 'contact.abandon', contact });
  }

  function over(contact: string): void {
    held.get(contact)?.stays();
    held.delete(contact);
  }

  function hear(event: Event | WireEvent): void {
    switch (event.type) {
      case 'offer.accepted':
        held.get(event.contact)?.stays();
        return;
      case 'contact.released':
      case 'contact.abandoned':
      case 'contact.withdrawn':
      case 'contact.rejected':
        return over(event.contact);
      case 'adapter.connected':
        // A contact unknown to the router is over, unless its enqueue is still under way.
        for (const { contact } of event.unknown) if (held.get(contact)?.known === true) over(contact);
    }
  }

  const end = network.join({
    role: { role: 'adapter', id: adapter },
    welcomed(view) {
      for (const { contact, state } of (view as Views['adapter']).contacts) if (state === 'owned') held.get(contact)?.stays();
    },
    heard(events) {
      for (const event of events) hear(event);
    },
    holds: () => [...held.keys()],
  });
  const beginMs = later.nowMs();
  for (const customer of customers) if (customer.adapter === adapter) later.at(beginMs + customer.atMs, () => arrive(customer));

  return {
    lose(forMs, noticedMs, forgets) {
      end.breakFor(forMs, noticedMs);
      if (!forgets) return;
      for (const contact of [...held.keys()]) over(contact);
      end.forget();
    },
    calm: end.mend,
    get line() {
      return end.line;
    },
    get unanswered() {
      return end.unanswered;
    },
  };
}
