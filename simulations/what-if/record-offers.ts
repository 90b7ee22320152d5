import type { Event } from '@signalbox/engine';
import type { JournalRecord } from '@signalbox/engine/journal';
import type { Response } from './recording.js';

/** Notes what agents did about each offer of a life, in order. */
export interface OfferRecorder {
  /** Returns whether the command answers an offer that is followed. */
  command(record: JournalRecord): boolean;
  event(event: Event, atMs: number, responses: Response[] | undefined): void;
  cutOff(atMs: number): void;
}

interface Live {
  readonly responses: Response[];
  readonly place: number;
  readonly madeMs: number;
}

export function recordOffers(): OfferRecorder {
  const live = new Map<string, Live>();

  function settle(offer: string, response: (live: Live) => Response): void {
    const own = live.get(offer);
    if (own === undefined) return;
    own.responses[own.place] = response(own);
    live.delete(offer);
  }

  const cut =
    (atMs: number) =>
    ({ madeMs }: Live): Response => ({ what: 'cut', forMs: atMs - madeMs });

  return {
    command({ seq, atMs, command }) {
      if (command.type !== 'offer.accept' && command.type !== 'offer.reject' && command.type !== 'offer.fail') return false;
      const { offer } = command;
      const own = live.get(offer);
      if (own === undefined) return false;
      const when = { afterMs: atMs - own.madeMs, seq };
      settle(offer, () => {
        if (command.type === 'offer.accept') return { what: 'accept', ...when };
        return { what: command.type === 'offer.reject' ? 'reject' : 'fail', ...when, reason: command.reason };
      });
      return true;
    },
    event(event, atMs, responses) {
      switch (event.type) {
        case 'offer.made':
          // Counts as cut off at once until more is known; offers that need no answer stay so.
          if (responses !== undefined)
            live.set(event.offer, { responses, place: responses.push({ what: 'cut', forMs: 0 }) - 1, madeMs: atMs });
          return;
        case 'offer.expired':
          return settle(event.offer, () => ({ what: 'miss' }));
        case 'offer.revoked':
        // Accepted at once, or other than by an answer: claimed, or assigned by hand.
        case 'offer.accepted':
          return settle(event.offer, cut(atMs));
      }
    },
    cutOff(atMs) {
      for (const offer of [...live.keys()]) settle(offer, cut(atMs));
    },
  };
}
