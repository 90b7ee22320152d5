import { BareHall } from '../../floors/bare-hall.js';
import { type Pace, repeat } from '../../measure/closed-loop.js';
import { openHistogram } from '../../measure/histogram.js';
import type { Measured } from '../case.js';
import type { Operation } from './decide.js';

/** The same operation on the bare loop, timed one by one in the same way and therefore with the same overhead of reading the clock. */
export async function measureBare(operation: Operation, agents: number, waiting: number, pace: Pace): Promise<Measured> {
  const hall = new BareHall(agents, waiting + 1);
  const inHand: number[] = [];
  let n = 0;
  if (operation === 'release') {
    for (; n < agents; n++) if (hall.arrive(n, n) >= 0) inHand.push(n);
    for (; n < agents + waiting; n++) hall.arrive(n, n);
  }
  const spans = openHistogram();

  function enqueueSample(): number | null {
    const contact = n++;
    const startMs = performance.now();
    const agent = hall.arrive(contact, contact);
    const spanMs = performance.now() - startMs;
    hall.release(contact);
    return agent < 0 ? null : spanMs;
  }

  function releaseSample(): number | null {
    const place = n % inHand.length;
    const done = inHand[place] as number;
    const startMs = performance.now();
    const next = hall.release(done);
    const spanMs = performance.now() - startMs;
    hall.arrive(n, n);
    n += 1;
    inHand[place] = next;
    return next < 0 ? null : spanMs;
  }

  await repeat(operation === 'enqueue' ? enqueueSample : releaseSample, pace, spans);
  return { spans: { decision: spans.text() } };
}
