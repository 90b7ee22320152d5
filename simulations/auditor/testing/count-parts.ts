import type { Event, EventOf } from '@signalbox/engine';
import type { Book } from './book.js';
import type { Case, Part } from './cases.js';
import { openValues } from './values.js';

/** What agents do with the customers they have: their parts, with wrap-up, and the waits of those they hand on until the next one takes them. */
export function openPartCount({ window, put, putWork }: Book, isFalseAlert: (contact: string) => boolean) {
  const waits = openValues();

  function taken(one: Case, by: EventOf<'offer.accepted'>, atMs: number): void {
    if (one.handedIn === null) return;
    const { queue, sinceMs } = one.handedIn;
    one.handedIn = null;
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
    waits,
  };
}
