import { isAsking } from '../core/handover.js';
import type { LiveContact, RouterState } from '../core/state/state.js';
import type { ContactQueued } from '../domain/events/contact.js';
import type { Event } from '../domain/events.js';
import type { LanguageTag } from '../domain/ids.js';
import type { Ms } from '../domain/units.js';
import { each, followContacts, keysOf } from './followed.js';
import { beginWith } from './initial-contacts.js';
import type { Ledger } from './ledger.js';

const COUNTED_AS = {
  'offer.made': 'offers',
  'offer.expired': 'expired',
  'offer.rejected': 'refused',
  'offer.failed': 'failed',
  'offer.revoked': 'revoked',
} as const;

/** Follows contacts from their arrival to the end of the wrap-up. Their language is the first they asked for on arrival. */
export function countContacts(ledger: Ledger): {
  take(event: Event, atMs: Ms): void;
  begin(state: Readonly<RouterState>, counts: (contact: LiveContact) => boolean): void;
} {
  const followed = followContacts(ledger);

  function take(event: Event, atMs: Ms): void {
    switch (event.type) {
      case 'contact.queued':
        followed.arrive(event, firstLanguage(event), event.visit === 1 && !isAsking(event), atMs);
        break;
      case 'contact.moved':
        followed.move(event, atMs);
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
        followed.count(event.ordinal, (row) => {
          row.unreached++;
          if (event.retryAtMs === null) row.exhausted++;
        });
        break;
      case 'contact.parked': {
        const contact = followed.get(event.ordinal);
        if (contact?.over !== false) followed.arrive(event, contact?.keys.language, false, atMs);
        break;
      }
      case 'contact.rejected':
        if (followed.get(event.ordinal) !== undefined) {
          followed.leave(event, event.waitedMs, (row) => {
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
        followed.leave(event, event.waitedMs, (row) => {
          row.abandoned++;
          if (event.short) row.shortAbandoned++;
        });
        break;
      case 'contact.withdrawn':
        followed.leave(event, event.waitedMs, (row) => {
          row.withdrawn++;
        });
        break;
      case 'offer.made':
      case 'offer.expired':
      case 'offer.rejected':
      case 'offer.failed':
      case 'offer.revoked':
        followed.happened(event, atMs, (row) => {
          row[COUNTED_AS[event.type]]++;
        });
        break;
      case 'contact.target-at-risk':
      case 'contact.target-missed':
        followed.count(event.ordinal, (row) => {
          row[event.type === 'contact.target-missed' ? 'targetsMissed' : 'targetsAtRisk']++;
        });
        break;
      case 'offer.accepted':
        followed.answer(event, event, atMs);
        break;
      case 'contact.released':
        followed.handled(event, atMs);
        break;
      case 'assignment.ended':
        followed.handled({ holdMs: 0, ...event }, atMs);
        break;
      case 'wrap-up.finished':
        followed.happened(event, atMs, (row) => {
          row.wrapUpMs += event.wrapUpMs;
        });
        followed.wrappedUp(event.ordinal);
        break;
      default:
    }
  }

  return { take, begin: (state, counts) => beginWith(state, followed, counts) };
}

const firstLanguage = ({ requirement }: ContactQueued): LanguageTag | undefined => requirement.languages[0]?.language;
