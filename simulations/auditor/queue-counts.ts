import type { Waiting } from './waiting.js';

/** Counts of a queue; `arrived + movedIn = answered + abandoned + rejected + withdrawn + movedOut + waiting`. Durations in milliseconds. */
export interface AuditedQueue {
  arrived: number;
  /** Transferred to it by an agent elsewhere, moved by hand, or taken back from its owner. */
  movedIn: number;
  movedOut: number;
  answered: number;
  abandoned: number;
  rejected: number;
  withdrawn: number;
  waiting: number;
  /** Sum of waits until the answer, of those answered; for a contact an agent had before, since that agent let go of it. */
  waitedAnsweredMs: number;
  /** Contacts that an agent let go of and that waited here for the next. */
  handedIn: number;
  /** How long each of these waited until the next agent took it, in the order in which they were taken. */
  handedInWaitsMs: number[];
  /** From answer to release, excluding time set aside. */
  talkMs: number;
  released: number;
}

/** Counts every queue as its contacts come, move and go. */
export interface QueueCounts {
  came(queue: string): void;
  /** Rejected on arrival, without having waited. */
  turnedAway(queue: string): void;
  gone(contact: Waiting, how: 'abandoned' | 'rejected' | 'withdrawn'): void;
  answered(contact: Waiting, atMs: number): void;
  /** `from`: the queue it waited in until now; `null`: it did not wait. `letGo`: an agent had it. */
  moved(from: string | null, to: string, letGo: boolean): void;
  released(queue: string, talkMs: number): void;
  all(): ReadonlyMap<string, Readonly<AuditedQueue>>;
}

export function openQueueCounts(): QueueCounts {
  const queues = new Map<string, AuditedQueue>();

  const of = (id: string): AuditedQueue => {
    const known = queues.get(id) ?? noCounts();
    queues.set(id, known);
    return known;
  };

  return {
    came(queue) {
      of(queue).arrived++;
      of(queue).waiting++;
    },
    turnedAway(queue) {
      of(queue).arrived++;
      of(queue).rejected++;
    },
    gone({ queue }, how) {
      of(queue)[how]++;
      of(queue).waiting--;
    },
    answered({ queue, sinceMs, handedIn }, atMs) {
      const counts = of(queue);
      counts.answered++;
      counts.waiting--;
      counts.waitedAnsweredMs += atMs - sinceMs;
      if (handedIn !== null) of(handedIn.queue).handedInWaitsMs.push(atMs - handedIn.atMs);
    },
    moved(from, to, letGo) {
      if (from !== null) {
        of(from).movedOut++;
        of(from).waiting--;
      }
      if (letGo) of(to).handedIn++;
      of(to).movedIn++;
      of(to).waiting++;
    },
    released(queue, talkMs) {
      of(queue).released++;
      of(queue).talkMs += talkMs;
    },
    all: () => queues,
  };
}

const noCounts = (): AuditedQueue => ({
  arrived: 0,
  movedIn: 0,
  movedOut: 0,
  answered: 0,
  abandoned: 0,
  rejected: 0,
  withdrawn: 0,
  waiting: 0,
  waitedAnsweredMs: 0,
  handedIn: 0,
  handedInWaitsMs: [],
  talkMs: 0,
  released: 0,
});
