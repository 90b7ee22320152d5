import type { Event } from '@signalbox/engine';
import type { RecordDraft } from '@signalbox/engine/journal';
import { openStreams, type Stream } from '@signalbox/simulations/chance';
import { type Box, openBox } from './box.js';
import { arrival, type BenchChannel, type Caller, filler } from './contacts.js';
import { agentName, type Variety, worldOf } from './world.js';

export interface HallSize extends Variety {
  readonly agents: number;
  readonly waiting: number;
}

/** A box at work: its agents accept every offer at once, and the contacts in hand are known, so that they can be released. */
export interface LiveHall {
  readonly box: Box;
  readonly random: Stream;
  /** Contacts in hand. */
  readonly inHand: string[];
  /** Offers made and not accepted yet. */
  readonly offered: Extract<Event, { type: 'offer.made' }>[];
  enqueue(caller: Omit<Caller, 'contact'>): void;
  /** The requirement number of a contact let in by `enqueue`. */
  requirementOf(contact: string): number | undefined;
  /** The agents accept what they have been offered. Returns the channels of the accepted contacts. */
  accept(): readonly BenchChannel[];
  /** Takes a random contact out of the hands of its agent, without telling the box. */
  takeFinished(): string;
}

export function openLiveHall(size: HallSize, keep?: (record: RecordDraft) => void): LiveHall {
  const offered: Extract<Event, { type: 'offer.made' }>[] = [];
  const inHand: string[] = [];
  let contacts = 0;
  let asked = new Uint16Array(1_024);
  const box = openBox(worldOf(size.agents, size), {
    hear: (events) => {
      for (const event of events) {
        if (event.type === 'offer.made') offered.push(event);
        if (event.type === 'offer.accepted') inHand.push(event.contact);
      }
    },
    ...(keep === undefined ? {} : { keep }),
  });
  const hall: LiveHall = {
    box,
    random: openStreams({ seed: 1, replication: 0 })('hall'),
    inHand,
    offered,
    enqueue: (caller) => {
      asked = noted(asked, ++contacts, caller.requirement);
      box.give(arrival({ ...caller, contact: `contact-${contacts}` }));
    },
    requirementOf: (contact) => asked[Number(contact.slice(contact.indexOf('-') + 1))],
    accept: () => {
      const taken = offered.splice(0);
      for (const { offer } of taken) box.give({ type: 'offer.accept', offer });
      return taken.map(({ channel }) => channel as BenchChannel);
    },
    takeFinished: () => {
      const place = Math.floor(hall.random() * inHand.length);
      const contact = inHand[place];
      if (contact === undefined) throw new Error('nobody has anything in hand');
      inHand[place] = inHand.at(-1) as string;
      inHand.pop();
      return contact;
    },
  };
  for (let n = 0; n < size.agents; n++) {
    box.give({ type: 'agent.connected', agent: agentName(n), connection: 'desk' });
    box.give({ type: 'agent.sign-in', agent: agentName(n), presence: 'ready' });
  }
  return hall;
}

/** Gives every agent a call, or three chats, so that nobody is free. */
export function keepAllBusy({ box, accept }: LiveHall, agents: number): void {
  const calls = Math.ceil(agents / 2);
  for (let n = 0; n < calls; n++) {
    box.give(filler(`held-call-${n}`, 'voice'));
    accept();
  }
  for (let n = 0; n < 3 * (agents - calls); n++) {
    box.give(filler(`held-chat-${n}`, 'chat'));
    accept();
  }
}

/** Stored outside the heap, on which contacts are weighed. */
function noted(asked: Uint16Array<ArrayBuffer>, contact: number, requirement: number): Uint16Array<ArrayBuffer> {
  let list = asked;
  if (contact >= list.length) {
    list = new Uint16Array(2 * contact);
    list.set(asked);
  }
  list[contact] = requirement;
  return list;
}

/** Seven contacts in ten are calls, the rest chats; the pattern shifts every ten, so that each family of requirements has both. */
export const channelOf = (n: number): BenchChannel => ((n + 3 * Math.floor(n / 10)) % 10 < 7 ? 'voice' : 'chat');

/** By then all rings of a contact are open. */
const RINGS_OPEN_MS = 120_000;

/**
 * Enqueues `waiting` contacts while nobody is free or able to take them, and lets them wait until their rings are open. Since nobody can
 * take them, no matcher is asked meanwhile.
 */
export function fillWithWaiting({ box, enqueue }: LiveHall, size: HallSize, queue?: string): void {
  box.match = () => undefined;
  for (let n = 0; n < size.waiting; n++) {
    enqueue({
      requirement: n % size.requirements,
      channel: queue === undefined ? channelOf(n) : 'voice',
      ...(queue === undefined ? {} : { queue }),
    });
    if (n % 100 === 99) box.pass(1);
  }
  box.pass(RINGS_OPEN_MS);
  box.match = undefined;
}
