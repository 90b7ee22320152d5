import type { AdapterView } from '@signalbox/engine';
import type { WireEvent } from '@signalbox/engine/protocol';
import type { Agenda } from '@signalbox/simulations/time';
import type { Channel, ScriptedContact } from '../day/contact.js';
import { KIND } from './behaviour.js';
import type { Line } from './line.js';

export interface ChannelLine extends Line {
  /** Hands the customer's words to the desk that has taken the contact. */
  relay(to: { tenant: string; contact: string; offer: string }, k: number, text: string): Promise<void>;
}

/** Who was already known before this start: from the journal, so that nobody arrives twice. */
export type Arrived = (contact: ScriptedContact) => boolean;

/**
 * One channel of the demo: brings the customers of the script, takes those back who lose patience, and hands their words to the
 * agent who answers.
 */
export function openChannel(
  channel: Channel,
  line: ChannelLine,
  agenda: Agenda,
  script: readonly ScriptedContact[],
): { start(view: AdapterView, arrived: Arrived): void } {
  const contacts = new Map(script.filter((contact) => contact.channel === channel).map((contact) => [contact.id, contact]));
  const leaving = new Map<string, () => void>();
  let relaying: Promise<void> = Promise.resolve();

  async function arrive({ id, queue, languages, skills, customer }: ScriptedContact): Promise<void> {
    await line.tell(
      { type: 'contact.enqueue', contact: id, queue, channel, customer, languages: languages.map((tag) => ({ tag })), skills: [...skills] },
      ['CONTACT_EXISTS'],
    );
  }

  function losePatience({ id, atMs, patienceMs }: ScriptedContact): void {
    if (patienceMs === null || leaving.has(id)) return;
    const act = () => line.tell({ type: 'contact.abandon', contact: id }, ['CONTACT_UNKNOWN', 'CONTACT_STATE']);
    leaving.set(id, agenda.add({ atMs: atMs + patienceMs, kind: KIND.leave, key: id, act }));
  }

  function stay(id: string): void {
    leaving.get(id)?.();
    leaving.delete(id);
  }

  function hear(event: WireEvent): void {
    switch (event.type) {
      case 'contact.queued': {
        const contact = contacts.get(event.contact);
        return contact === undefined ? undefined : losePatience(contact);
      }
      case 'offer.accepted': {
        stay(event.contact);
        const text = contacts.get(event.contact)?.text ?? null;
        if (text !== null) relaying = relaying.then(() => line.relay(event, 1, text));
        return;
      }
      case 'contact.rejected':
      case 'contact.abandoned':
      case 'contact.withdrawn':
        return stay(event.contact);
      default:
    }
  }

  return {
    start(view, arrived) {
      line.onEvents((events) => {
        for (const event of events) hear(event);
      });
      for (const { contact: id, state } of view.contacts) {
        const contact = contacts.get(id);
        if (contact !== undefined && state !== 'owned') losePatience(contact);
      }
      for (const contact of contacts.values())
        if (!arrived(contact)) agenda.add({ atMs: contact.atMs, kind: KIND.arrive, key: contact.id, act: () => arrive(contact) });
    },
  };
}
