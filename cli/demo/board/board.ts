import type { EventOf, Plan, ReleasedRecord } from '@signalbox/engine';
import { type Flow, type HubLine, hubLines } from './hub-lines.js';
import { type QueueLine, queueLines } from './queue-lines.js';
import { readWaits, type Wait } from './waits.js';

/** An offer as the board tells it. */
export interface ToldOffer {
  readonly atMs: number;
  readonly event: EventOf<'offer.made'>;
  readonly waitedMs: number;
  /** Hubs that were suspended at that moment. */
  readonly suspended: readonly string[];
}

/** The wallboard of the day, computed from its events alone: the same records show the same board. */
export interface Board {
  readonly plan: Plan;
  readonly queues: readonly QueueLine[];
  readonly hubs: readonly HubLine[];
  readonly flow: Flow;
  readonly suspended: ReadonlySet<string>;
  readonly lastOffers: readonly ToldOffer[];
  oldestFromMs(queue: string): number | null;
  longestWaits(count: number, atMs: number): readonly Wait[];
  take(record: Pick<ReleasedRecord, 'seq' | 'atMs' | 'events'>): void;
}

const OFFERS_TOLD = 3;

export function openBoard(plan: Plan): Board {
  const queues = queueLines(plan);
  const hubs = hubLines(plan);
  const waits = readWaits();
  const lastOffers: ToldOffer[] = [];
  return {
    plan,
    queues: queues.lines,
    hubs: hubs.lines,
    flow: hubs.flow,
    suspended: hubs.suspended,
    lastOffers,
    oldestFromMs: waits.oldestFromMs,
    longestWaits: waits.longest,
    take({ seq, atMs, events }) {
      hubs.passTime(atMs);
      for (const event of events) {
        if (event.type === 'offer.made')
          lastOffers.push({ atMs, event, waitedMs: waits.waitedMs(event.ordinal, atMs), suspended: [...hubs.suspended] });
        queues.hear(event, atMs);
        hubs.hear(event);
        waits.hear(event, atMs, seq);
      }
      queues.passTime(atMs);
      lastOffers.splice(0, lastOffers.length - OFFERS_TOLD);
    },
  };
}
