import type { Event, EventOf, Plan } from '@signalbox/engine';
import { wrongWith } from './offered.js';
import { openOwned } from './owned.js';
import type { People } from './people.js';
import type { QueueCounts } from './queue-counts.js';
import { come, moved, parked, returned, type Waiting } from './waiting.js';

/** Something is wrong with the contact of the event. */
export type Found = (what: string) => void;

/** Where each contact is: in line, set aside, offered, or with an agent. */
export interface Contacts {
  /** Follows one event, and judges whether it may have happened to the contact where that was. */
  take(event: Event, found: Found, atMs: number): void;
  /** The contact of a live offer. */
  offered(offer: string): Waiting | undefined;
}

export function openContacts(plan: Plan, people: People, counts: QueueCounts): Contacts {
  const waiting = new Map<number, Waiting>();
  /** Contacts that come back later: not in line, and not to be offered. */
  const aside = new Map<number, Waiting>();
  const offered = new Map<string, Waiting>();
  const owned = openOwned();

  function offer(event: EventOf<'offer.made'>, found: Found, atMs: number): void {
    const contact = waiting.get(event.ordinal);
    const person = people.get(event.agent);
    if (contact === undefined) return found('is offered though it does not wait');
    if (person === undefined) return found(`is offered to ${event.agent}, who is not in the roster`);
    for (const wrong of wrongWith(event, contact, person, waiting.values(), plan, atMs)) found(wrong);
    offered.set(event.offer, contact);
    contact.offers++;
  }

  /** An offer ended without being accepted. */
  function unanswered(offer: string): void {
    const contact = offered.get(offer);
    offered.delete(offer);
    if (contact !== undefined) contact.offers--;
  }

  function accept(event: EventOf<'offer.accepted'>, found: Found, atMs: number): void {
    const contact = offered.get(event.offer);
    if (contact === undefined) return found('is accepted without an offer');
    const owner = owned.get(event.ordinal);
    if (owner !== undefined) found(`is taken by ${event.agent} though ${owner.agent} has it`);
    offered.delete(event.offer);
    waiting.delete(event.ordinal);
    counts.answered(contact, atMs);
    owned.begin(event, contact, atMs);
  }

  function release(event: EventOf<'contact.released'>, found: Found, atMs: number): void {
    const own = owned.get(event.ordinal);
    if (own === undefined || own.agent !== event.agent) return found(`is released by ${event.agent}, who does not have it`);
    owned.letGo(event.ordinal);
    counts.released(own.waiting.queue, owned.talkMs(own, atMs));
  }

  function gone(ordinal: number, how: 'abandoned' | 'rejected' | 'withdrawn', found: Found): void {
    const contact = waiting.get(ordinal) ?? aside.get(ordinal);
    if (contact === undefined) return found(`is ${how} though it does not wait`);
    waiting.delete(ordinal);
    aside.delete(ordinal);
    counts.gone(contact, how);
  }

  /** A contact waits again, in the queue that the event names. */
  function again(event: EventOf<'contact.moved'>, atMs: number): void {
    const waited = waiting.get(event.ordinal);
    const before = waited ?? owned.get(event.ordinal)?.waiting;
    if (before === undefined) return;
    const letGo = owned.letGo(event.ordinal);
    waiting.delete(event.ordinal);
    waiting.set(event.ordinal, moved(before, event, letGo, atMs));
    counts.moved(waited?.queue ?? null, event.queue, letGo);
  }

  /** Not to be offered until a time, an answer or a signal; an agent who had it has let go of it. */
  function park(event: EventOf<'contact.parked'>, found: Found): void {
    const { ordinal } = event;
    const before = waiting.get(ordinal) ?? owned.get(ordinal)?.waiting ?? aside.get(ordinal);
    if (before === undefined) return found('is set aside though nobody brought it');
    const letGo = owned.letGo(ordinal);
    waiting.delete(ordinal);
    aside.set(ordinal, parked(before, event, letGo));
    if (letGo) counts.moved(null, before.queue, false);
  }

  function comeBack(event: EventOf<'contact.returned'>, found: Found): void {
    const before = aside.get(event.ordinal);
    if (before === undefined) return found('is back though it was not set aside');
    aside.delete(event.ordinal);
    waiting.set(event.ordinal, returned(before, event));
  }

  function take(event: Event, found: Found, atMs: number): void {
    switch (event.type) {
      case 'contact.queued':
        waiting.set(event.ordinal, come(event, atMs));
        counts.came(event.queue);
        return;
      case 'ring.opened': {
        const contact = waiting.get(event.ordinal);
        contact?.steps.add(event.step);
        if (contact !== undefined) contact.band = event.band;
        return;
      }
      case 'contact.rejected':
        if (waiting.has(event.ordinal)) return gone(event.ordinal, 'rejected', found);
        counts.turnedAway(event.queue);
        return;
      case 'contact.moved':
        return again(event, atMs);
      case 'contact.parked':
        return park(event, found);
      case 'contact.returned':
        return comeBack(event, found);
      case 'contact.exhausted':
        if (!owned.letGo(event.ordinal)) found('has been called for the last time by nobody');
        return;
      case 'contact.abandoned':
        return gone(event.ordinal, 'abandoned', found);
      case 'contact.withdrawn':
        return gone(event.ordinal, 'withdrawn', found);
      case 'offer.made':
        return offer(event, found, atMs);
      case 'offer.accepted':
        return accept(event, found, atMs);
      case 'offer.rejected':
      case 'offer.expired':
      case 'offer.failed':
        offered.get(event.offer)?.skips.set(event.agent, event.skipUntilMs);
        return unanswered(event.offer);
      case 'offer.revoked':
        return unanswered(event.offer);
      case 'contact.released':
        return release(event, found, atMs);
      case 'assignment.suspended':
        return owned.suspended(event.ordinal, atMs);
      case 'assignment.resumed':
        return owned.resumed(event.ordinal, atMs);
    }
  }

  return { take, offered: (offer) => offered.get(offer) };
}
