import type { HandedOn, Handled, Life } from '@signalbox/simulations/play';

/**
 * What became of one contact, as written to the file. Instants in ISO 8601, UTC; durations in milliseconds; what does not apply is `null`.
 */
export interface TraceRow {
  readonly contact: string;
  readonly demand: string;
  readonly queue: string;
  readonly channel: string;
  /** Languages asked for, preferred first. */
  readonly languages: string;
  readonly attempt: number;
  readonly arrivedAt: string;
  readonly outcome: Life['outcome'];
  readonly waitedMs: number;
  readonly agent: string | null;
  readonly hub: string | null;
  readonly ring: number | null;
  readonly language: string | null;
  /** Of all agents who had it. */
  readonly talkMs: number | null;
  readonly wrapUpMs: number | null;
  /** End of the last agent's work on it, without wrap-up. */
  readonly releasedAt: string | null;
  readonly handedOn: boolean;
  /** Waits after a transfer for the next agent: until taken, turned away or the end. */
  readonly handedOnWaitedMs: number | null;
}

export const TRACE_COLUMNS: readonly (keyof TraceRow)[] = [
  'contact',
  'demand',
  'queue',
  'channel',
  'languages',
  'attempt',
  'arrivedAt',
  'outcome',
  'waitedMs',
  'agent',
  'hub',
  'ring',
  'language',
  'talkMs',
  'wrapUpMs',
  'releasedAt',
  'handedOn',
  'handedOnWaitedMs',
];

interface InHand {
  readonly life: Life;
  talkMs: number;
  wrapUpMs: number;
  releasedMs: number | null;
  handedOn: boolean;
  handedOnWaitedMs: number | null;
  /** Agents who have taken it and whose part has not been reported yet. */
  parts: number;
  /** Number of transfers reported, minus its waits that are over: above zero, it waits for the next agent. */
  waits: number;
}

export interface TraceRows {
  settled(life: Life): void;
  handled(part: Handled): void;
  handedOn(wait: HandedOn): void;
  /** Reports contacts whose work was cut off by the end. */
  end(): void;
}

/**
 * Merges the answer and the work that follows into one row, reported when the contact is over, so rows are in that order. It is over when
 * everybody who took it has reported their part: an agent who transferred it may take longer over the wrap-up than the next agent over the
 * contact.
 */
export function traceRows(tell: (row: TraceRow) => void): TraceRows {
  const inHand = new Map<string, InHand>();
  function tellIfOver(own: InHand): void {
    if (own.parts > 0 || own.waits > 0) return;
    inHand.delete(own.life.customer.id);
    tell(rowOf(own));
  }
  return {
    settled(life) {
      const begun: InHand = { life, talkMs: 0, wrapUpMs: 0, releasedMs: null, handedOn: false, handedOnWaitedMs: null, parts: 1, waits: 0 };
      if (life.outcome === 'answered') inHand.set(life.customer.id, begun);
      else tell(rowOf(begun));
    },
    handled({ customer, talkMs, wrapUpMs, releasedMs, handedOn }) {
      const own = inHand.get(customer.id);
      if (own === undefined) return;
      own.talkMs += talkMs;
      own.wrapUpMs += wrapUpMs;
      own.releasedMs = Math.max(own.releasedMs ?? 0, releasedMs);
      own.parts--;
      if (handedOn) {
        own.handedOn = true;
        own.waits++;
      }
      tellIfOver(own);
    },
    handedOn({ customer, outcome, waitedMs }) {
      const own = inHand.get(customer.id);
      if (own === undefined) return;
      own.handedOn = true;
      own.handedOnWaitedMs = (own.handedOnWaitedMs ?? 0) + waitedMs;
      own.waits--;
      if (outcome === 'answered') own.parts++;
      tellIfOver(own);
    },
    end() {
      for (const one of inHand.values()) tell(rowOf(one));
      inHand.clear();
    },
  };
}

const instant = (atMs: number): string => new Date(atMs).toISOString();

function rowOf({ life, talkMs, wrapUpMs, releasedMs, handedOn, handedOnWaitedMs }: InHand): TraceRow {
  const { customer, outcome, waitedMs, agent, hub, ring, language } = life;
  const { demand } = customer;
  const over = releasedMs !== null;
  return {
    contact: customer.id,
    demand: demand.name,
    queue: demand.queue,
    channel: demand.channel,
    languages: (demand.languages ?? []).join('+'),
    attempt: customer.attempt,
    arrivedAt: instant(customer.arrivalMs),
    outcome,
    waitedMs,
    agent,
    hub,
    ring,
    language,
    talkMs: over ? talkMs : null,
    wrapUpMs: over ? wrapUpMs : null,
    releasedAt: over ? instant(releasedMs) : null,
    handedOn,
    handedOnWaitedMs,
  };
}
