import type { BenchChannel, Caller } from '../../hall/contacts.js';
import { channelOf, type LiveHall } from '../../hall/live-hall.js';

const CHANNELS: readonly BenchChannel[] = ['voice', 'chat'];

/**
 * What arrivals ask for: first every requirement once on each channel, then a random mix. The first contact with a requirement makes the
 * router learn what it will know from then on; timing it together with the others would measure how long the case ran.
 */
export interface Tour {
  next(): Pick<Caller, 'requirement' | 'channel'>;
  /** Whether every requirement has arrived on every channel. */
  isOver(): boolean;
}

export function openTour({ random }: Pick<LiveHall, 'random'>, requirements: number): Tour {
  let n = 0;
  const all = CHANNELS.length * requirements;
  return {
    next: () => {
      const turn = n++;
      return turn < all
        ? { requirement: Math.floor(turn / CHANNELS.length), channel: CHANNELS[turn % CHANNELS.length] as BenchChannel }
        : { requirement: Math.floor(random() * requirements), channel: channelOf(turn) };
    },
    isOver: () => n >= all,
  };
}
