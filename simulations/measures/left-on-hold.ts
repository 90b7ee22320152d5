import type { HandedOn, Life } from '../play/index.js';
import type { Trial, UnsaidClosing } from '../scenario/index.js';

/** How many a closing left on hold; `closing` is the place in the trial's `unsaidClosings`. */
export interface LeftOnHold {
  readonly closing: number;
  readonly contacts: number;
}

/** Counts those whom queues close over although their plan does not say what becomes of them. */
export interface CountLeft {
  settled(life: Life): void;
  handedOn(wait: HandedOn): void;
  told(): readonly LeftOnHold[];
}

/** One closing: when the last who waited was taken, and when each of the others gave up, at the latest when the queue opened again. */
interface Closing extends UnsaidClosing {
  lastTakenMs: number;
  readonly leftMs: number[];
}

/**
 * Left on hold is who waits while the queue is closed, from before it closed or since, and is not taken before it opens again. While a queue
 * that closes still serves those inside, whoever gives up does so as at any other time: only those count who do after the last was taken.
 */
export function countLeft({ unsaidClosings = [] }: Pick<Trial, 'unsaidClosings'>): CountLeft {
  const closings = unsaidClosings.map((one): Closing => ({ ...one, lastTakenMs: Number.NEGATIVE_INFINITY, leftMs: [] }));
  const byQueue = new Map<string, Closing[]>();
  for (const one of closings) byQueue.set(one.queue, [...(byQueue.get(one.queue) ?? []), one]);

  function waited(queue: string, channel: string, fromMs: number, toMs: number, taken: boolean): void {
    const closing = byQueue.get(queue)?.find((one) => toMs > one.fromMs && fromMs < one.toMs && one.channels.includes(channel));
    if (closing === undefined) return;
    if (taken && toMs < closing.toMs) closing.lastTakenMs = Math.max(closing.lastTakenMs, toMs);
    else closing.leftMs.push(Math.min(toMs, closing.toMs));
  }

  return {
    settled({ customer: { arrivalMs, demand }, outcome, atMs }) {
      // Whoever is to be called or has booked is not on hold.
      if (demand.outbound != null || demand.books != null || outcome === 'rejected') return;
      waited(demand.queue, demand.channel, arrivalMs, atMs, outcome === 'answered');
    },
    handedOn({ customer, queue, outcome, waitedMs, atMs }) {
      if (outcome !== 'rejected') waited(queue, customer.demand.channel, atMs - waitedMs, atMs, outcome === 'answered');
    },
    told: () =>
      closings.flatMap(({ lastTakenMs, leftMs }, closing) => {
        const contacts = leftMs.filter((atMs) => atMs > lastTakenMs).length;
        return contacts === 0 ? [] : [{ closing, contacts }];
      }),
  };
}
