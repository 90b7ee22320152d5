import type { Event } from '@signalbox/engine';
import type { Subject } from '../measure/rounds.js';
import { enqueue, openHall } from './hall.js';

export type Operation = 'enqueue' | 'release';

export interface DecisionSubject extends Subject {
  readonly operation: Operation;
  readonly agents: number;
  readonly waiting: number;
  readonly close: () => Promise<void>;
}

interface HeardOffer {
  readonly atMs: number;
  readonly offer: string;
  readonly contact: string;
}

const offersInto = (heard: { offer?: HeardOffer }) => (event: Event) => {
  if (event.type === 'offer.made') heard.offer = { atMs: performance.now(), offer: event.offer, contact: event.contact };
};

const theOffer = ({ offer }: { offer?: HeardOffer }): HeardOffer => {
  if (offer === undefined) throw new Error('no offer was made');
  return offer;
};

/**
 * From `contact.enqueue` until a subscriber hears `offer.made`. All agents are free and could take the contact; those waiting need a
 * skill that nobody signed in has, and stand before it. The contact is withdrawn again, unmeasured.
 */
export async function enqueueSubject(agents: number, waiting: number): Promise<DecisionSubject> {
  const hall = await openHall({ agents, waiting, backServed: false, busy: false });
  let n = 0;
  function sample(): readonly number[] {
    const contact = `call-${n++}`;
    const asked = enqueue(contact, 'calls');
    const heard: { offer?: HeardOffer } = {};
    const hear = offersInto(heard);
    const startMs = performance.now();
    hall.command(asked, hear);
    const spanMs = theOffer(heard).atMs - startMs;
    hall.command({ type: 'contact.withdraw', contact, reason: 'duplicate' });
    return [spanMs];
  }
  return { name: 'enqueue', operation: 'enqueue', agents, waiting, sample, close: hall.close };
}

/**
 * From `contact.release` until a subscriber hears the next `offer.made`. All agents have a contact in hand, and any of them could take
 * those waiting. The offer is accepted and the place among the waiting filled again, unmeasured.
 */
export async function releaseSubject(agents: number, waiting: number): Promise<DecisionSubject> {
  const hall = await openHall({ agents, waiting, backServed: true, busy: true });
  const inHand = Array.from({ length: agents }, (_, agent) => `held-${agent}`);
  let n = waiting;
  function sample(): readonly number[] {
    const heard: { offer?: HeardOffer } = {};
    const hear = offersInto(heard);
    const contact = inHand.shift() as string;
    const startMs = performance.now();
    hall.command({ type: 'contact.release', contact }, hear);
    const next = theOffer(heard);
    hall.command({ type: 'offer.accept', offer: next.offer });
    hall.command(enqueue(`back-${n++}`, 'back'));
    inHand.push(next.contact);
    return [next.atMs - startMs];
  }
  return { name: 'release', operation: 'release', agents, waiting, sample, close: hall.close };
}
