import type { AssignmentRef, ServerFrameOf } from '@signalbox/engine/protocol';

/** Content received from the other side of an assignment. */
export interface RelayMessage extends AssignmentRef {
  /** Number of the message, counted from 1 on the other side. */
  readonly k: number;
  readonly body: unknown;
}

/** Numbers outgoing messages per assignment, and lets incoming ones pass once and in order. */
export interface RelayCounters {
  /** The next number of this side. */
  next(ref: AssignmentRef): number;
  /** Keeps a message until the other side has received it. */
  keep(ref: AssignmentRef, k: number, body: unknown): void;
  /** The other side has received messages up to `k`: numbers continue after it, and messages kept beyond it are to be sent again. */
  taken(ref: AssignmentRef, k: number): readonly RelayMessage[];
  /** Last number used. */
  sent(offer: string): number;
  /** `again`: received before; `early`: an earlier one is missing. */
  arrives(frame: ServerFrameOf<'relay'>): 'next' | 'again' | 'early';
  /** Highest number received from the other side. */
  received(offer: string): number;
  /** Assignments with messages in either direction that are not over. */
  readonly open: readonly AssignmentRef[];
  forget(offer: string): void;
}

interface Counter {
  readonly ref: AssignmentRef;
  sent: number;
  received: number;
  /** Messages by number, in order. */
  readonly kept: Map<number, unknown>;
}

export function openRelayCounters(): RelayCounters {
  const counters = new Map<string, Counter>();
  const of = ({ tenant, contact, offer }: AssignmentRef): Counter => {
    const known = counters.get(offer) ?? { ref: { tenant, contact, offer }, sent: 0, received: 0, kept: new Map() };
    counters.set(offer, known);
    return known;
  };
  return {
    next: (ref) => {
      const counter = of(ref);
      counter.sent += 1;
      return counter.sent;
    },
    keep: (ref, k, body) => {
      const counter = of(ref);
      counter.sent = Math.max(counter.sent, k);
      counter.kept.set(k, body);
    },
    taken: (ref, k) => {
      const counter = of(ref);
      counter.sent = Math.max(counter.sent, k);
      for (const kept of counter.kept.keys()) if (kept <= k) counter.kept.delete(kept);
      return [...counter.kept].map(([number, body]) => ({ k: number, body, ...counter.ref })).sort((a, b) => a.k - b.k);
    },
    sent: (offer) => counters.get(offer)?.sent ?? 0,
    arrives: (frame) => {
      const counter = of(frame);
      if (frame.k <= counter.received) return 'again';
      if (frame.k > counter.received + 1) return 'early';
      counter.received = frame.k;
      return 'next';
    },
    received: (offer) => counters.get(offer)?.received ?? 0,
    get open() {
      return [...counters.values()].map(({ ref }) => ref);
    },
    forget: (offer) => void counters.delete(offer),
  };
}

/** Events after which an offer no longer has two sides: the contact is over, goes on with somebody else, or was never taken. */
export const ENDS_ASSIGNMENT: ReadonlySet<string> = new Set(['contact.released', 'assignment.ended', 'offer.revoked', 'offer.failed']);
