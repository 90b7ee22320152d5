import type { Event, EventOf } from '@signalbox/engine';

/** How long one contact waited, or has been waiting, for an agent. */
export interface Wait {
  readonly contact: string;
  readonly ordinal: number;
  readonly queue: string;
  readonly channel: string;
  readonly language: string;
  readonly fromMs: number;
  readonly untilMs: number;
  /** Record in which it was queued. */
  readonly queuedSeq: number;
  readonly end: 'answered' | 'abandoned' | 'waiting';
}

const KEPT = 16;

/** Longest first; ties by arrival. */
const inOrder = (a: Wait, b: Wait): number => b.untilMs - b.fromMs - (a.untilMs - a.fromMs) || a.ordinal - b.ordinal;

/** Computes waits from the events and keeps the longest. */
export function readWaits(): {
  hear(event: Event, atMs: number, seq: number): void;
  /** Start of the longest wait that is going on in a queue; `null`: nobody waits. */
  oldestFromMs(queue: string): number | null;
  waitedMs(ordinal: number, atMs: number): number;
  longest(count: number, atMs: number): readonly Wait[];
} {
  const going = new Map<number, { readonly queued: EventOf<'contact.queued'>; readonly seq: number }>();
  let over: Wait[] = [];

  function waitOf(ordinal: number, untilMs: number, end: Wait['end']): Wait | undefined {
    const found = going.get(ordinal);
    if (found === undefined) return undefined;
    const { contact, queue, channel, requirement, rankFromMs } = found.queued;
    const language = requirement.languages[0]?.language ?? '-';
    return { contact, ordinal, queue, channel, language, fromMs: rankFromMs, untilMs, queuedSeq: found.seq, end };
  }

  function finish(ordinal: number, atMs: number, end: Wait['end']): void {
    const wait = waitOf(ordinal, atMs, end);
    going.delete(ordinal);
    if (wait === undefined) return;
    over.push(wait);
    if (over.length > 4 * KEPT) over = over.sort(inOrder).slice(0, KEPT);
  }

  return {
    hear(event, atMs, seq) {
      switch (event.type) {
        case 'contact.queued':
          return void going.set(event.ordinal, { queued: event, seq });
        case 'offer.accepted':
          return finish(event.ordinal, atMs, 'answered');
        case 'contact.abandoned':
          return finish(event.ordinal, atMs, 'abandoned');
        case 'contact.withdrawn':
          return void going.delete(event.ordinal);
        default:
      }
    },
    oldestFromMs(queue) {
      for (const { queued } of going.values()) if (queued.queue === queue) return queued.rankFromMs;
      return null;
    },
    waitedMs: (ordinal, atMs) => atMs - (going.get(ordinal)?.queued.rankFromMs ?? atMs),
    longest(count, atMs) {
      const still = [...going.keys()].map((ordinal) => waitOf(ordinal, atMs, 'waiting')).filter((wait) => wait !== undefined);
      return [...over, ...still].sort(inOrder).slice(0, count);
    },
  };
}
