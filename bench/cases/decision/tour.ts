import type { BenchChannel, Caller } from '../../hall/contacts.js';
import { channelOf, type LiveHall } from '../../hall/live-hall.js';

const CHANNELS: readonly BenchChannel[] = ['voice', 'chat'];

/**
 * What arrivals ask for: first everything there is, once on each channel, then this and that. The first contact that asks for something
 * shows the router what it will have to know from then on; whoever measures it together with the others measures how long the case ran.
 */
export interface Tour {
  next(): Pick<Caller, 'requirement' | 'channel'>;
  /** Whether everything has been asked for. */
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
