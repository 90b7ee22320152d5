import { arrival, release } from '../../hall/contacts.js';
import { channelOf, fillWithWaiting, type HallSize, keepAllBusy, type LiveHall, openLiveHall } from '../../hall/live-hall.js';
import { type Pace, repeat } from '../../measure/closed-loop.js';
import { openHistogram } from '../../measure/histogram.js';
import type { Measured } from '../case.js';

export type Operation = 'enqueue' | 'release';

/** Mean handling time by which time goes on between two commands. */
const HANDLING_MS = 300_000;

/** What one command costs until the offer it leads to is made, in a hall of that size. */
export async function measureDecision(operation: Operation, size: HallSize, pace: Pace): Promise<Measured> {
  const hall = openLiveHall(size);
  const sample = operation === 'enqueue' ? enqueueSample(hall, size) : releaseSample(hall, size);
  const passing = clockwork(hall, HANDLING_MS / size.agents);
  const spans = openHistogram();
  let without = 0;
  // Whoever comes first finds the index missing and builds it: with a million waiting that takes longer than all of the measuring.
  passing();
  sample();
  await repeat(
    () => {
      passing();
      const spanMs = sample();
      if (spanMs === null) without += 1;
      return spanMs;
    },
    pace,
    spans,
  );
  return { spans: { decision: spans.text() }, figures: { withoutOffer: without } };
}

/** Moves time on by whole milliseconds that come to `eachMs` on the average. */
function clockwork({ box }: LiveHall, eachMs: number): () => void {
  let owedMs = 0;
  return () => {
    owedMs += eachMs;
    const wholeMs = Math.floor(owedMs);
    owedMs -= wholeMs;
    if (wholeMs > 0) box.pass(wholeMs);
  };
}

/** From `contact.enqueue` to `offer.made`: every agent is free, and those who wait need a skill that nobody has. */
function enqueueSample(hall: LiveHall, size: HallSize): () => number | null {
  const { box, random, inHand, offered, accept } = hall;
  fillWithWaiting(hall, size, 'hopeless');
  let n = 0;
  return () => {
    const requirement = Math.floor(random() * size.requirements);
    // One customer in four is known, and kept for the agent who had the last contact.
    const known = random() < 0.25 ? { customer: `customer-${Math.floor(random() * 10_000)}` } : {};
    const command = arrival({ contact: `call-${n}`, requirement, channel: channelOf(n), ...known });
    n += 1;
    const startMs = performance.now();
    box.give(command);
    const spanMs = performance.now() - startMs;
    const heard = offered.length > 0;
    accept();
    for (const contact of inHand.splice(0)) box.give(release(contact));
    return heard ? spanMs : null;
  };
}

/** From `contact.release` to the next `offer.made`: every agent is busy, and those who wait ask for what some of them can do. */
function releaseSample(hall: LiveHall, size: HallSize): () => number | null {
  const { box, random, offered, accept, enqueue, takeFinished } = hall;
  keepAllBusy(hall, size.agents);
  fillWithWaiting(hall, size);
  return () => {
    const command = release(takeFinished());
    const startMs = performance.now();
    box.give(command);
    const spanMs = performance.now() - startMs;
    const heard = offered.length > 0;
    while (offered.length > 0) for (const channel of accept()) enqueue({ requirement: Math.floor(random() * size.requirements), channel });
    return heard ? spanMs : null;
  };
}
