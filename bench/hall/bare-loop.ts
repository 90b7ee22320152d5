import type { Subject } from '../measure/rounds.js';
import type { Operation } from './decisions.js';

/** As much as a page of code does without an engine: who is free, who waits, who has what. No skills, journal, deadlines or explanation. */
interface BareLoop {
  readonly free: string[];
  readonly waiting: string[];
  readonly inHand: Map<string, string>;
}

interface BareOffer {
  readonly type: 'offer';
  readonly contact: string;
  readonly agent: string;
}

function give({ free, waiting, inHand }: BareLoop): BareOffer | undefined {
  const agent = free[0];
  const contact = waiting[0];
  if (agent === undefined || contact === undefined) return undefined;
  free.shift();
  waiting.shift();
  inHand.set(contact, agent);
  return { type: 'offer', contact, agent };
}

function arrive(loop: BareLoop, contact: string): BareOffer | undefined {
  loop.waiting.push(contact);
  return give(loop);
}

function release(loop: BareLoop, contact: string): BareOffer | undefined {
  const agent = loop.inHand.get(contact);
  if (agent === undefined) throw new Error(`nobody has ${contact}`);
  loop.inHand.delete(contact);
  loop.free.push(agent);
  return give(loop);
}

/** Operations done and timed one by one per sample, so that the floor has as many spans as it needs to be steady. */
const BATCH = 100;

/** The floor: the same two operations on the bare loop, timed one by one in the same way and so with the same cost of looking at the clock. */
export function bareSubject(operation: Operation, agents: number): Subject {
  const loop: BareLoop = { free: Array.from({ length: agents }, (_, n) => `agent-${n}`), waiting: [], inHand: new Map() };
  let n = 0;
  if (operation === 'release') while (loop.free.length > 0) arrive(loop, `call-${n++}`);
  const oldest: string[] = [...loop.inHand.keys()];

  function one(): number {
    const contact = `call-${n++}`;
    if (operation === 'enqueue') {
      const startMs = performance.now();
      const offer = arrive(loop, contact);
      const spanMs = performance.now() - startMs;
      if (offer === undefined) throw new Error('no agent was free');
      release(loop, offer.contact);
      return spanMs;
    }
    arrive(loop, contact);
    const done = oldest.shift() as string;
    const startMs = performance.now();
    const offer = release(loop, done);
    const spanMs = performance.now() - startMs;
    if (offer === undefined) throw new Error('nobody waited');
    oldest.push(offer.contact);
    return spanMs;
  }

  return { name: `bare ${operation}`, sample: () => Array.from({ length: BATCH }, one) };
}
