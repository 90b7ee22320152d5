import type { EventOf } from '@signalbox/engine';
import type { Response } from './recording.js';
import type { Life, Surroundings } from './surroundings.js';

/** Agents who answer their offers: to the n-th offer of a contact as the n-th was answered in the record. */
export interface Answers {
  asked(life: Life, event: EventOf<'offer.made'>, atMs: number): void;
  /** The offer is over, answered or not. */
  over(offer: string): void;
}

/** Origins by which an agent has the contact at once. */
const BY_HAND: readonly OfferOrigin[] = ['claim', 'assign', 'take-over'];
type OfferOrigin = EventOf<'offer.made'>['origin'];

export function openAnswers({ drawn, tally, diary, send }: Surroundings): Answers {
  const offersOf = new Map<Life, number>();
  const coming = new Map<string, () => void>();

  function answer(offer: string, atMs: number, seq: number | null, command: unknown): void {
    const takeBack = diary.at(atMs, seq, () => {
      coming.delete(offer);
      tally.count('answer', seq === null ? 'drawn' : 'recorded');
      send(command);
    });
    coming.set(offer, takeBack);
  }

  return {
    asked(life, event, atMs) {
      const place = offersOf.get(life) ?? 0;
      offersOf.set(life, place + 1);
      const { offer, mode, origin } = event;
      if (mode === 'auto' || BY_HAND.includes(origin)) return;
      const own: Response = life.recorded?.responses[place] ?? { what: 'cut', forMs: 0 };
      if (own.what === 'miss') return tally.count('answer', 'recorded');
      if (own.what === 'cut') {
        const afterMs = drawn.acceptMs(life.kind, own.forMs, diary.draw(`answer/${life.name}/${place}`));
        return answer(offer, atMs + afterMs, null, { type: 'offer.accept', offer });
      }
      const says = own.what === 'accept' ? { type: 'offer.accept', offer } : { type: `offer.${own.what}`, offer, reason: own.reason };
      answer(offer, atMs + own.afterMs, own.seq, says);
    },
    over(offer) {
      coming.get(offer)?.();
      coming.delete(offer);
    },
  };
}
