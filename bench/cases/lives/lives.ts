import { openStreams, type Stream } from '@signalbox/simulations/chance';
import { BareHall } from '../../floors/bare-hall.js';
import { NumberHeap } from '../../floors/number-heap.js';
import { arrival, release } from '../../hall/contacts.js';
import { type HallSize, openLiveHall } from '../../hall/live-hall.js';
import type { Pace } from '../../measure/closed-loop.js';
import type { Measured } from '../case.js';

/** Share of the agents' time that contacts take: some contacts wait, most do not. */
const OCCUPANCY = 0.95;
const HANDLING_MS = 300_000;

/** What both sides play: the same arrivals and handling times, in the same order. */
interface Floor {
  /** A contact arrives at that instant; returns the contacts that begin. */
  arrive(contact: number, atMs: number): readonly number[];
  /** The contact is over; returns the contacts that begin. */
  release(contact: number, atMs: number): readonly number[];
}

/** Plays arrivals and ends in virtual time, and counts how many lives end per second of real time. */
function playLives(hall: Floor, agents: number, pace: Pace): Measured {
  const random = openStreams({ seed: 7, replication: 0 })('lives');
  const exponentialMs = (meanMs: number): number => Math.ceil(-Math.log1p(-random()) * meanMs);
  const everyMs = HANDLING_MS / (agents * OCCUPANCY);
  const ends = new NumberHeap(2 * agents);
  const startMs = performance.now();
  let countFromMs = startMs + pace.warmUpMs;
  let contacts = 0;
  let over = 0;
  let nextArrivalMs = 0;
  for (let n = 0; ; n++) {
    // Reading the clock costs about as much as the bare loop's own work; once in 64 turns it costs nothing.
    if ((n & 63) === 0) {
      const nowMs = performance.now();
      if (nowMs < countFromMs) over = 0;
      else if (over === 0) countFromMs = nowMs;
      else if (nowMs >= countFromMs + pace.measureMs) return { figures: { livesPerS: (over * 1_000) / (nowMs - countFromMs) } };
    }
    const endMs = ends.firstKey;
    const atMs = Math.min(endMs, nextArrivalMs);
    let begun: readonly number[];
    if (endMs <= nextArrivalMs) {
      begun = hall.release(ends.pop(), atMs);
      over += 1;
    } else {
      begun = hall.arrive(contacts++, atMs);
      nextArrivalMs += exponentialMs(everyMs);
    }
    for (const contact of begun) ends.push(atMs + exponentialMs(HANDLING_MS), contact);
  }
}

/** Whole lives on the core: enqueue, offer, accept, release. */
export async function measureLives(size: HallSize, pace: Pace): Promise<Measured> {
  const { box, offered, random } = openLiveHall(size);
  const startMs = box.nowMs();
  const numberOf = (contact: string): number => Number(contact.slice('life-'.length));
  const goTo = (atMs: number): void => box.pass(startMs + atMs - box.nowMs());
  const begun = (): readonly number[] => {
    if (offered.length === 0) return NONE;
    const taken = offered.map(({ contact }) => numberOf(contact));
    for (const { offer } of offered.splice(0)) box.give({ type: 'offer.accept', offer });
    return taken;
  };
  const asked: Stream = random;
  return playLives(
    {
      arrive: (contact, atMs) => {
        goTo(atMs);
        box.give(arrival({ contact: `life-${contact}`, requirement: Math.floor(asked() * size.requirements), channel: 'voice' }));
        return begun();
      },
      release: (contact, atMs) => {
        goTo(atMs);
        box.give(release(`life-${contact}`));
        return begun();
      },
    },
    size.agents,
    pace,
  );
}

/** The same on the bare loop, which knows no requirements. */
export async function measureBareLives(agents: number, pace: Pace): Promise<Measured> {
  const hall = new BareHall(agents, agents);
  return playLives(
    {
      arrive: (contact, atMs) => (hall.arrive(contact, atMs) < 0 ? NONE : [contact]),
      release: (contact) => {
        const next = hall.release(contact);
        return next < 0 ? NONE : [next];
      },
    },
    agents,
    pace,
  );
}

const NONE: readonly number[] = [];
