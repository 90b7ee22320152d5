import type { ContactMoved, ContactSubject } from '../domain/events/contact.js';
import type { OfferSubject } from '../domain/events/offer.js';
import type { ContactOrdinal, LanguageTag } from '../domain/ids.js';
import type { Ms } from '../domain/units.js';
import type { Counts } from './counts.js';
import { type Keys, UNKNOWN_KEY } from './dimensions.js';
import type { Ledger } from './ledger.js';

/** What is counted after a contact's arrival is added to the rows of its arrival, and of its answer. */
export interface Followed {
  keys: Keys;
  arrival: readonly Counts[];
  answer: readonly Counts[];
  atMs: Ms;
  /** First visit of a customer's contact; never a consult. */
  readonly first: boolean;
  /** Released: only its wrap-up is still to come. */
  over: boolean;
}

export interface Answer {
  readonly waitedMs: Ms;
  readonly withinTarget: boolean;
  readonly byBot: boolean;
}

export type Change = (row: Counts) => void;

/** Contacts from their arrival to the end of the wrap-up, and the rows in which each of them is counted. */
export interface FollowedContacts {
  get(ordinal: ContactOrdinal): Readonly<Followed> | undefined;
  arrive(subject: ContactSubject, language: LanguageTag | undefined, first: boolean, atMs: Ms): void;
  /** A contact moved while waiting counts where it was moved to; one put back by its owner arrives again. */
  move(event: ContactMoved, atMs: Ms): void;
  /** Changes the rows of its arrival. */
  count(ordinal: ContactOrdinal, change: Change): void;
  /** Ends the wait of a contact that nobody answered. */
  leave(subject: ContactSubject, waitedMs: Ms, change: Change): void;
  answer(event: OfferSubject, answer: Answer, atMs: Ms): void;
  /** An agent's part of a contact is over: released, or passed on. */
  handled(event: OfferSubject & { readonly talkMs: Ms; readonly holdMs: Ms }, atMs: Ms): void;
  /** Changes the rows of the contact, the agent and the instant of something that concerns an offer. */
  happened(event: OfferSubject, atMs: Ms, change: Change): void;
  /** A contact of which nothing but the wrap-up is known. */
  wrapUpOf(subject: ContactSubject, language: LanguageTag | undefined, atMs: Ms): void;
  wrappedUp(ordinal: ContactOrdinal): void;
}

const NONE: readonly Counts[] = [];

export function followContacts(ledger: Ledger): FollowedContacts {
  const followed = new Map<ContactOrdinal, Followed>();

  function arrive(subject: ContactSubject, language: LanguageTag | undefined, first: boolean, atMs: Ms): void {
    const keys = keysOf(subject, language);
    const contact: Followed = { keys, arrival: [], answer: [], atMs, first, over: false };
    followed.set(subject.ordinal, contact);
    enter(contact, 1);
  }

  function enter(contact: Followed, by: 1 | -1): void {
    contact.arrival = ledger.rowsAt(contact.atMs, contact.keys);
    each(contact.arrival, (row) => {
      row.arrived += by;
      row.waiting += by;
      if (contact.first) row.contacts += by;
    });
  }

  function move(event: ContactMoved, atMs: Ms): void {
    const contact = followed.get(event.ordinal);
    const language = contact?.keys.language ?? event.requirement.languages[0]?.language;
    if (contact === undefined || contact.over) return arrive(event, language, false, atMs);
    enter(contact, -1);
    contact.keys = keysOf(event, language);
    enter(contact, 1);
  }

  function handled(event: OfferSubject & { readonly talkMs: Ms; readonly holdMs: Ms }, atMs: Ms): void {
    const contact = followed.get(event.ordinal);
    const begun = (row: Counts): void => {
      row.inHand--;
    };
    each(contact?.arrival ?? NONE, begun);
    each(contact?.answer ?? NONE, begun);
    if (contact !== undefined) contact.over = true;
    happened(event, atMs, (row) => {
      row.handled++;
      row.talkMs += event.talkMs;
      row.holdMs += event.holdMs;
    });
  }

  function answer({ ordinal, hub, agent }: OfferSubject, { waitedMs, withinTarget, byBot }: Answer, atMs: Ms): void {
    const contact = followed.get(ordinal);
    if (contact === undefined) return;
    contact.answer = ledger.rowsAt(atMs, { hub, agent });
    each(contact.arrival, (row) => {
      row.waiting--;
    });
    const begun = (row: Counts): void => {
      row.answered++;
      if (byBot) row.answeredByBots++;
      row.inHand++;
      row.waitedMs += waitedMs;
      row.longestWaitMs = Math.max(row.longestWaitMs, waitedMs);
      if (withinTarget) row.answeredWithinTarget++;
    };
    each(contact.arrival, begun);
    each(contact.answer, begun);
  }

  const count = (ordinal: ContactOrdinal, change: Change): void => each(followed.get(ordinal)?.arrival ?? NONE, change);

  function leave({ ordinal }: ContactSubject, waitedMs: Ms, change: Change): void {
    count(ordinal, (row) => {
      row.waiting--;
      row.longestWaitMs = Math.max(row.longestWaitMs, waitedMs);
      change(row);
    });
    followed.delete(ordinal);
  }

  function happened(event: OfferSubject, atMs: Ms, change: Change): void {
    const { queue, channel, tenant, language } = followed.get(event.ordinal)?.keys ?? keysOf(event, undefined);
    each(ledger.rowsAt(atMs, { queue, channel, tenant, language, hub: event.hub, agent: event.agent }), change);
  }

  return {
    get: (ordinal) => followed.get(ordinal),
    arrive,
    move,
    count,
    leave,
    answer,
    handled,
    happened,
    wrapUpOf: (subject, language, atMs) =>
      void followed.set(subject.ordinal, { keys: keysOf(subject, language), arrival: [], answer: [], atMs, first: false, over: true }),
    wrappedUp(ordinal) {
      if (followed.get(ordinal)?.over) followed.delete(ordinal);
    },
  };
}

export const each = (rows: readonly Counts[], change: Change): void => {
  for (const row of rows) change(row);
};

export const keysOf = ({ queue, channel, tenant }: ContactSubject, language: LanguageTag | undefined): Keys => ({
  queue,
  channel,
  tenant,
  language: language ?? UNKNOWN_KEY,
});
