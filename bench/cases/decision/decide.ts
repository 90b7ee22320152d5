import { arrival, type BenchChannel, release } from '../../hall/contacts.js';
import { fillWithWaiting, type HallSize, keepAllBusy, type LiveHall, openLiveHall } from '../../hall/live-hall.js';
import { type Pace, repeat } from '../../measure/closed-loop.js';
import { openHistogram, type SpanHistogram } from '../../measure/histogram.js';
import type { Measured } from '../case.js';
import { openTour, type Tour } from './tour.js';

export type Operation = 'enqueue' | 'release';

/** Mean handling time, which determines how much time passes between two commands. */
const HANDLING_MS = 300_000;

/** How long a command took, and the requirement number of the contact that was offered; `null`: none was. */
interface Sample {
  readonly spanMs: number;
  readonly asks: string | null;
}

/**
 * The time from a command to the offer it leads to, in a hall of that size. It is warm when every requirement has arrived on every channel;
 * the first contact with a requirement is reported separately.
 */
export async function measureDecision(operation: Operation, size: HallSize, pace: Pace): Promise<Measured> {
  const hall = openLiveHall(size);
  const tour = openTour(hall, size.requirements);
  const sample = operation === 'enqueue' ? enqueueSample(hall, size, tour) : releaseSample(hall, size, tour);
  const passing = clockwork(hall, HANDLING_MS / size.agents);
  const spans = openHistogram();
  const firsts = openHistogram();
  const known = new Set<string>();
  let without = 0;
  // The first command builds the index, which with a million waiting contacts takes longer than all of the measurement.
  passing();
  sample();
  const warmUpMs = await repeat(
    () => {
      passing();
      const { spanMs, asks } = sample();
      if (asks === null) {
        // Until the tour is over, calls and chats arrive in other proportions than they finish.
        if (tour.isOver()) without += 1;
        return null;
      }
      if (!known.has(asks)) {
        known.add(asks);
        firsts.take(spanMs);
      }
      return spanMs;
    },
    pace,
    spans,
    tour.isOver,
  );
  return { spans: { decision: spans.text() }, figures: { withoutOffer: without, ...figuresOf(firsts), warmUpMs } };
}

/** Figures of first contacts; none if there were none, or too few. */
function figuresOf(firsts: SpanHistogram): Readonly<Record<string, number>> {
  if (firsts.count === 0) return {};
  const { p50Us, p99Us, maxUs } = firsts.summary();
  return { firstP50Ms: p50Us / 1_000, ...(p99Us === null ? {} : { firstP99Ms: p99Us / 1_000 }), firstMaxMs: maxUs / 1_000 };
}

/** Advances time by whole milliseconds that average `eachMs`. */
function clockwork({ box }: LiveHall, eachMs: number): () => void {
  let owedMs = 0;
  return () => {
    owedMs += eachMs;
    const wholeMs = Math.floor(owedMs);
    owedMs -= wholeMs;
    if (wholeMs > 0) box.pass(wholeMs);
  };
}

/** From `contact.enqueue` to `offer.made`: every agent is free, and waiting contacts need a skill that nobody has. */
function enqueueSample(hall: LiveHall, size: HallSize, tour: Tour): () => Sample {
  const { box, random, inHand, offered, accept } = hall;
  fillWithWaiting(hall, size, 'hopeless');
  let n = 0;
  return () => {
    const { requirement, channel } = tour.next();
    // One customer in four is known, and prefers the agent who had the last contact.
    const known = random() < 0.25 ? { customer: `customer-${Math.floor(random() * 10_000)}` } : {};
    const command = arrival({ contact: `call-${n}`, requirement, channel, ...known });
    n += 1;
    const startMs = performance.now();
    box.give(command);
    const spanMs = performance.now() - startMs;
    const asks = offered.length > 0 ? asking(requirement, channel) : null;
    accept();
    for (const contact of inHand.splice(0)) box.give(release(contact));
    return { spanMs, asks };
  };
}

const asking = (requirement: number | undefined, channel: string): string => `${requirement} ${channel}`;

/** From `contact.release` to the next `offer.made`: every agent is busy, and some of them can serve the waiting contacts. */
function releaseSample(hall: LiveHall, size: HallSize, tour: Tour): () => Sample {
  const { box, offered, accept, enqueue, requirementOf, takeFinished } = hall;
  keepAllBusy(hall, size.agents);
  fillWithWaiting(hall, size);
  return () => {
    const command = release(takeFinished());
    const startMs = performance.now();
    box.give(command);
    const spanMs = performance.now() - startMs;
    const [first] = offered;
    const asks = first === undefined ? null : asking(requirementOf(first.contact), first.channel);
    // Each new contact is on the channel of the one just taken, so that the number waiting on each stays the same.
    while (offered.length > 0) for (const channel of accept()) enqueue(nextOn(tour, channel));
    return { spanMs, asks };
  };
}

/** The next requirement of the tour; once it is over, one on that channel. */
function nextOn(tour: Tour, channel: BenchChannel): ReturnType<Tour['next']> {
  const isOver = tour.isOver();
  const next = tour.next();
  return isOver ? { ...next, channel } : next;
}
