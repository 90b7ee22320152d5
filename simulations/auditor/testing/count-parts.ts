import type { Event, EventOf } from '@signalbox/engine';
import type { Book } from './book.js';
import type { Case, Part } from './cases.js';
import { openValues, type Values } from './values.js';

/** What agents do with the customers they have: their parts, with wrap-up, and the waits of those they hand on until the next one takes them. */
export function openPartCount(
  { window, put, putOnward, putWork, isBot }: Book,
  isFalseAlert: (contact: string) => boolean,
  firstWaits: Values,
) {
  const waits = openValues();

  /** The wait of one who was handed on is over, one way or another. */
  function over(one: Case, how: 'answered' | 'abandoned' | 'rejected' | 'unserved', atMs: number): void {
    if (one.handedIn === null) return;
    const { queue, sinceMs } = one.handedIn;
    const waitedMs = atMs - sinceMs;
    putOnward(one, queue, 'arrived');
    putOnward(one, queue, how);
    putOnward(one, queue, 'waitedMs', waitedMs);
    if (waitedMs > 0) putOnward(one, queue, 'queued');
  }

  function taken(one: Case, by: EventOf<'offer.accepted'>, atMs: number): void {
    if (one.handedIn === null) return;
    const { queue, sinceMs } = one.handedIn;
    over(one, 'answered', atMs);
    one.handedIn = null;
    const inTime = atMs - sinceMs <= one.onwardMs(queue);
    putOnward(one, queue, 'waitedAnsweredMs', atMs - sinceMs);
    if (inTime) putOnward(one, queue, 'within');
    putOnward(one, queue, 'ring', by.ring);
    if (by.ring > 0) putOnward(one, queue, 'laterRing');
    if (window.counts(one.arrivalMs)) firstWaits.enterUnder(one.onward(queue), atMs - sinceMs);
    put(one, 'handedInTaken', 1, queue);
    put(one, 'waitedHandedInMs', atMs - sinceMs, queue);
    if (!window.counts(one.arrivalMs)) return;
    waits.enter(one, queue, atMs - sinceMs);
    putWork(by, atMs, 'takenOver');
  }

  function end(one: Case, part: Part, handedOn: boolean, atMs: number): void {
    goOn(part, atMs);
    part.endedMs = atMs;
    part.handedOn = handedOn;
    if (handedOn) one.letGo = true;
  }

  function goOn(part: Part, atMs: number): void {
    part.asideMs += atMs - (part.asideSinceMs ?? atMs);
    part.asideSinceMs = null;
  }

  function wrappedUp(one: Case, { offer, agent }: EventOf<'wrap-up.finished'>, atMs: number): void {
    const part = one.parts.get(offer);
    one.parts.delete(offer);
    // Whoever was dialled in vain is no work done.
    if (part === undefined || part.sinceMs === null) return;
    const { hub, endedMs } = part;
    const talkMs = endedMs - part.sinceMs - part.asideMs;
    const wrapUpMs = atMs - endedMs;
    put(one, 'handled');
    put(one, 'talkMs', talkMs);
    put(one, 'wrapUpMs', wrapUpMs);
    putWork({ agent, hub }, endedMs, 'handled');
    putWork({ agent, hub }, endedMs, 'talkMs', talkMs);
    putWork({ agent, hub }, endedMs, 'wrapUpMs', wrapUpMs);
    if (isBot(agent)) put(one, part.handedOn ? 'handedOff' : 'contained');
    if (part.handedOn) return put(one, 'handedOn');
    if (isFalseAlert(one.asked.contact)) put(one, 'falseAlerts');
    if (one.promised.toEnd && endedMs - one.inLineMs <= one.promised.ms) put(one, 'within');
  }

  return {
    take(one: Case, event: Event, atMs: number): void {
      const part = 'offer' in event && typeof event.offer === 'string' ? one.parts.get(event.offer) : undefined;
      switch (event.type) {
        case 'offer.accepted': {
          taken(one, event, atMs);
          const sinceMs = one.waits && one.asked.campaign !== undefined ? null : atMs;
          one.parts.set(event.offer, { hub: event.hub, sinceMs, asideMs: 0, asideSinceMs: null, endedMs: atMs, handedOn: false });
          one.letGo = false;
          return;
        }
        case 'contact.moved':
          // Whoever is moved while waiting for somebody goes on waiting.
          if (one.waits || !one.letGo) return;
          one.letGo = false;
          one.handedIn = { queue: event.queue, sinceMs: atMs };
          put(one, 'handedIn', 1, event.queue);
          return;
        case 'contact.abandoned':
          if (one.handedIn !== null) put(one, 'handedInAbandoned', 1, one.handedIn.queue);
          over(one, 'abandoned', atMs);
          one.handedIn = null;
          return;
        case 'contact.rejected':
        case 'contact.withdrawn':
          over(one, 'rejected', atMs);
          one.handedIn = null;
          return;
        case 'assignment.suspended':
        case 'assignment.idled':
          if (part !== undefined) part.asideSinceMs ??= atMs;
          return;
        case 'assignment.resumed':
          if (part !== undefined) goOn(part, atMs);
          return;
        case 'contact.released':
        case 'assignment.ended':
          if (part !== undefined) end(one, part, event.type === 'assignment.ended', atMs);
          return;
        case 'wrap-up.finished':
          return wrappedUp(one, event, atMs);
      }
    },
    /** The run is over. */
    close(cases: Iterable<Case>, endMs: number): void {
      for (const one of cases) over(one, 'unserved', endMs);
    },
    waits,
  };
}
