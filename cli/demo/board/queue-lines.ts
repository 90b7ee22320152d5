import type { Event, EventOf, Plan } from '@signalbox/engine';
import type { Queue } from '@signalbox/engine/plan';

/** What one queue shows. Counts are since the start of the day. */
export interface QueueLine {
  readonly queue: Queue;
  arrived: number;
  answered: number;
  abandoned: number;
  withdrawn: number;
  rejected: number;
  /** Queued or offered. */
  waiting: number;
  /** Owned at the moment. */
  inHand: number;
  /** Reached the target's end within the target. */
  inTarget: number;
  /** Contacts that reached the target's end at all, or abandoned after the short-abandon time: the denominator of the service level. */
  counted: number;
  /** Number waiting at each five minutes of the day so far. */
  readonly trace: number[];
}

const TRACE_EVERY_MS = 5 * 60_000;

/** Computes the queues' lines from the events. */
export function queueLines(plan: Plan): {
  readonly lines: readonly QueueLine[];
  hear(event: Event, atMs: number): void;
  passTime(atMs: number): void;
} {
  const lines = new Map(plan.queues.map((queue): [string, QueueLine] => [queue.id, emptyLine(queue)]));
  /** Due date of each live contact, for targets that end with the handling. */
  const targets = new Map<number, number>();
  let tracedMs = 0;

  function answer(line: QueueLine, event: EventOf<'offer.accepted'>): void {
    line.waiting--;
    line.answered++;
    line.inHand++;
    if (endOf(line, event.channel) !== 'answer') return;
    line.counted++;
    if (event.withinTarget) line.inTarget++;
  }

  function release(line: QueueLine, event: EventOf<'contact.released'>, atMs: number): void {
    line.inHand--;
    const dueMs = targets.get(event.ordinal);
    targets.delete(event.ordinal);
    if (endOf(line, event.channel) === 'answer' || dueMs === undefined) return;
    line.counted++;
    if (atMs <= dueMs) line.inTarget++;
  }

  return {
    lines: [...lines.values()],
    hear(event, atMs) {
      const line = 'queue' in event ? lines.get(event.queue) : undefined;
      if (line === undefined) return;
      switch (event.type) {
        case 'contact.queued':
          line.arrived++;
          line.waiting++;
          targets.set(event.ordinal, event.rankFromMs + event.targetMs);
          return;
        case 'contact.rejected':
          line.arrived++;
          line.rejected++;
          return;
        case 'offer.accepted':
          return answer(line, event);
        case 'contact.released':
          return release(line, event, atMs);
        case 'contact.abandoned':
          line.waiting--;
          line.abandoned++;
          targets.delete(event.ordinal);
          if (!event.short) line.counted++;
          return;
        case 'contact.withdrawn':
          line.waiting--;
          line.withdrawn++;
          targets.delete(event.ordinal);
          return;
        default:
      }
    },
    passTime(atMs) {
      if (atMs - tracedMs < TRACE_EVERY_MS) return;
      tracedMs = atMs - (atMs % TRACE_EVERY_MS);
      for (const line of lines.values()) line.trace.push(line.waiting);
    },
  };
}

const emptyLine = (queue: Queue): QueueLine => ({
  queue,
  arrived: 0,
  answered: 0,
  abandoned: 0,
  withdrawn: 0,
  rejected: 0,
  waiting: 0,
  inHand: 0,
  inTarget: 0,
  counted: 0,
  trace: [],
});

const endOf = (line: QueueLine, channel: string): string => line.queue.policies[channel]?.target.end ?? 'answer';
