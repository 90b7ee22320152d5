import { isAsking } from '../core/handover.js';
import type { RouterState } from '../core/state.js';
import type { ContactMoved, ContactQueued, ContactSubject } from '../domain/events/contact.js';
import type { OfferSubject } from '../domain/events/offer.js';
import type { Event } from '../domain/events.js';
import type { ContactOrdinal, LanguageTag } from '../domain/ids.js';
import type { Ms } from '../domain/units.js';
import type { Counts } from './counts.js';
import { type Keys, UNKNOWN_KEY } from './dimensions.js';
import type { Ledger } from './ledger.js';

/** What is counted after a contact's arrival is added to the rows of its arrival, and of its answer. */
interface Followed {
  keys: Keys;
  arrival: readonly Counts[];
  answer: readonly Counts[];
  atMs: Ms;
  /** First visit of a customer's contact; never a consult. */
  readonly first: boolean;
  /** Released: only its wrap-up is still to come. */
  over: boolean;
}

type Change = (row: Counts) => void;

const NONE: readonly Counts[] = [];

const each = (rows: readonly Counts[], change: Change): void => {
  for (const row of rows) change(row);
};

const keysOf = ({ queue, channel, tenant }: ContactSubject, language: LanguageTag | undefined): Keys => ({
  queue,
  channel,
  tenant,
  language: language ?? UNKNOWN_KEY,
});

const COUNTED_AS = {
  'offer.made': 'offers',
  'offer.expired': 'expired',
  'offer.rejected': 'refused',
  'offer.failed': 'failed',
  'offer.revoked': 'revoked',
} as const;

/** Follows contacts from their arrival to the end of the wrap-up. Their language is the first they asked for on arrival. */
export function countContacts(ledger: Ledger): { take(event: Event, atMs: Ms): void; begin(state: Readonly<RouterState>): void } {
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

  /** A contact moved while waiting counts where it was moved to; one put back by its owner arrives again. */
  function move(event: ContactMoved, atMs: Ms): void {
    const contact = followed.get(event.ordinal);
    const language = contact?.keys.language ?? event.requirement.languages[0]?.language;
    if (contact === undefined || contact.over) return arrive(event, language, false, atMs);
    enter(contact, -1);
    contact.keys = keysOf(event, language);
    enter(contact, 1);
  }

  /** An agent's part of a contact is over: released, or passed on. */
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

  type Answer = { readonly waitedMs: Ms; readonly withinTarget: boolean; readonly byBot: boolean };

  function answer(contact: Followed, { hub, agent }: OfferSubject, { waitedMs, withinTarget, byBot }: Answer, atMs: Ms): void {
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

  function leave({ ordinal }: ContactSubject, waitedMs: Ms, change: Change): void {
    each(followed.get(ordinal)?.arrival ?? [], (row) => {
      row.waiting--;
      row.longestWaitMs = Math.max(row.longestWaitMs, waitedMs);
      change(row);
    });
    followed.delete(ordinal);
  }

  const happened = (event: OfferSubject, atMs: Ms, change: Change): void => {
    const { queue, channel, tenant, language } = followed.get(event.ordinal)?.keys ?? keysOf(event, undefined);
    each(ledger.rowsAt(atMs, { queue, channel, tenant, language, hub: event.hub, agent: event.agent }), change);
  };

  function take(event: Event, atMs: Ms): void {
    switch (event.type) {
      case 'contact.queued':
        arrive(event, firstLanguage(event), event.visit === 1 && !isAsking(event), atMs);
        break;
      case 'contact.moved':
        move(event, atMs);
        break;
      case 'contact.handed-off': {
        const contact = followed.get(event.ordinal);
        each([...(contact?.arrival ?? []), ...(contact?.answer ?? [])], (row) => {
          row.handedOff++;
        });
        break;
      }
      case 'contact.dialled':
        if (event.outcome === 'connected') break;
        each(followed.get(event.ordinal)?.arrival ?? [], (row) => {
          row.unreached++;
          if (event.retryAtMs === null) row.exhausted++;
        });
        break;
      case 'contact.parked': {
        const contact = followed.get(event.ordinal);
        if (contact?.over !== false) arrive(event, contact?.keys.language, false, atMs);
        break;
      }
      case 'contact.rejected':
        if (followed.has(event.ordinal)) {
          leave(event, event.waitedMs, (row) => {
            row.rejected++;
          });
          break;
        }
        each(ledger.rowsAt(atMs, keysOf(event, undefined)), (row) => {
          row.arrived++;
          row.contacts++;
          row.rejected++;
        });
        break;
      case 'contact.abandoned':
        leave(event, event.waitedMs, (row) => {
          row.abandoned++;
          if (event.short) row.shortAbandoned++;
        });
        break;
      case 'contact.withdrawn':
        leave(event, event.waitedMs, (row) => {
          row.withdrawn++;
        });
        break;
      case 'offer.made':
      case 'offer.expired':
      case 'offer.rejected':
      case 'offer.failed':
      case 'offer.revoked':
        happened(event, atMs, (row) => {
          row[COUNTED_AS[event.type]]++;
        });
        break;
      case 'contact.target-at-risk':
      case 'contact.target-missed':
        each(followed.get(event.ordinal)?.arrival ?? [], (row) => {
          row[event.type === 'contact.target-missed' ? 'targetsMissed' : 'targetsAtRisk']++;
        });
        break;
      case 'offer.accepted': {
        const contact = followed.get(event.ordinal);
        if (contact !== undefined) answer(contact, event, event, atMs);
        break;
      }
      case 'contact.released':
        handled(event, atMs);
        break;
      case 'assignment.ended':
        handled({ holdMs: 0, ...event }, atMs);
        break;
      case 'wrap-up.finished':
        happened(event, atMs, (row) => {
          row.wrapUpMs += event.wrapUpMs;
        });
        if (followed.get(event.ordinal)?.over) followed.delete(event.ordinal);
        break;
      default:
    }
  }

  /** Contacts in the initial state count as arrived at its instant. */
  function begin(state: Readonly<RouterState>): void {
    const { atMs } = state;
    for (const contact of state.contacts.values()) {
      arrive(contact, contact.requirement.languages[0]?.language, contact.visit === 1 && !isAsking(contact), atMs);
      each(followed.get(contact.ordinal)?.arrival ?? [], (row) => {
        if (contact.riskToldForMs !== null) row.targetsAtRisk++;
        if (contact.missToldForMs !== null) row.targetsMissed++;
      });
    }
    for (const offer of state.offers.values()) {
      const contact = state.contacts.get(offer.ordinal);
      if (contact === undefined || offer.releasedAtMs !== null) {
        const keys = keysOf(offer, offer.preferredLanguage ?? undefined);
        if (contact === undefined) followed.set(offer.ordinal, { keys, arrival: [], answer: [], atMs, first: false, over: true });
        continue;
      }
      happened(offer, atMs, (row) => {
        row.offers++;
      });
      if (offer.acceptedAtMs === null) continue;
      const waitedMs = offer.acceptedAtMs - Math.max(contact.visitAtMs, contact.rankFromMs);
      const byBot = state.agents.get(offer.agent)?.profile.kind === 'bot';
      answer(followed.get(offer.ordinal) as Followed, offer, { waitedMs, withinTarget: waitedMs <= contact.targetMs, byBot }, atMs);
    }
  }

  return { take, begin };
}

const firstLanguage = ({ requirement }: ContactQueued): LanguageTag | undefined => requirement.languages[0]?.language;
