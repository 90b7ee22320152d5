import type { Event, EventOf } from '@signalbox/engine';
import type { Book } from './book.js';
import { type Case, policyIn } from './cases.js';
import { openValues } from './values.js';

/** The first wait of customers, from the arrival to whatever ends it; and the attempts to reach those whom a campaign calls. */
export function openWaitCount({ window, plans, put, putWork, isBot }: Book) {
  const waits = openValues();
  const tallies = { flows: new Map<string, number>(), languages: new Map<string, number>(), rings: new Map<string, number>() };
  const tally = (of: keyof typeof tallies, key: string): void => void tallies[of].set(key, (tallies[of].get(key) ?? 0) + 1);

  function settle(one: Case, how: 'answered' | 'abandoned' | 'rejected' | 'unserved' | 'unreached', waitedMs: number): void {
    one.waits = false;
    one.dialling = null;
    put(one, how);
    put(one, 'waitedMs', waitedMs);
    if (!one.atOnce && how !== 'rejected') put(one, 'queued');
    if (how === 'abandoned' && waitedMs < (policyIn(plans, one.asked)?.shortAbandonMs ?? 0)) put(one, 'shortAbandoned');
    if (how === 'abandoned' && waitedMs <= one.promised.ms) put(one, 'goneWithin');
  }

  /**
   * Whoever is left waiting before a booked slot has begun has not waited, nor has one who is to be called, before that is due: by a campaign,
   * or back once the queue opens. Such a wait ends when an agent takes the contact to dial.
   */
  const sinceThenMs = ({ asked, calledBack, sinceMs, inLineMs, setAside, takenMs }: Case, atMs: number): number => {
    if (asked.campaign == null && !calledBack) return Math.max(0, atMs - sinceMs);
    return setAside ? 0 : Math.max(0, (takenMs ?? atMs) - inLineMs);
  };

  /** @param acceptedMs when the agent accepted: those who are called are answered only at `atMs`, once they are there */
  function answer(one: Case, { agent, hub, ring, language }: EventOf<'offer.accepted'>, acceptedMs: number, atMs: number): void {
    const waitedMs = acceptedMs - one.inLineMs;
    settle(one, 'answered', waitedMs);
    put(one, 'waitedAnsweredMs', waitedMs);
    if (isBot(agent)) put(one, 'answeredByBots');
    if (!one.promised.toEnd && waitedMs <= one.promised.ms) put(one, 'within');
    if (one.language !== null) put(one, 'namedLanguage');
    if (one.language !== null && one.language === language) put(one, 'preferred');
    put(one, 'ring', ring);
    if (ring > 0) put(one, 'laterRing');
    const { portfolio } = one.asked;
    if (portfolio != null) put(one, 'owned');
    if (portfolio?.owner === agent) put(one, 'byOwner');
    else if (portfolio?.deputies.includes(agent) === true) put(one, 'byDeputy');
    if (!window.counts(one.arrivalMs)) return;
    tally('rings', String(ring));
    tally('flows', `${one.asked.queue}|${hub}`);
    if (one.language !== null) tally('languages', `${one.language}|${language ?? '–'}`);
    waits.enter(one, one.asked.queue, waitedMs);
    putWork({ agent, hub }, atMs, 'answered');
  }

  function dialled(one: Case, connected: boolean, atMs: number): void {
    if (one.dialling === null) return;
    const { accepted, acceptedMs } = one.dialling;
    one.dialling = null;
    put(one, 'dialled');
    if (connected) put(one, 'reached');
    if (one.signalled) put(one, 'dialledOnSignal');
    if (one.signalled && connected) put(one, 'reachedOnSignal');
    one.signalled = false;
    if (!connected) return;
    const part = one.parts.get(accepted.offer);
    if (part !== undefined) part.sinceMs = atMs;
    answer(one, accepted, acceptedMs, atMs);
  }

  return {
    /** A customer comes. */
    come(one: Case): void {
      put(one, 'arrived');
      const [, ...marks] = one.asked.contact.split('~');
      if (Number(marks.at(-1)) > 1) put(one, 'triedAgain');
      else if (marks.includes('again')) put(one, 'repeated');
    },
    /** For customers who wait for their first answer. */
    take(one: Case, event: Event, atMs: number): void {
      switch (event.type) {
        case 'slot.booked':
          one.sinceMs = event.fromMs;
          return;
        case 'contact.callback-requested':
          if (event.because !== 'booked') one.calledBack = true;
          return;
        case 'contact.parked':
          one.inLineMs = event.visitAtMs;
          one.setAside = !(event.because === 'opening' && event.keepsPlace);
          one.takenMs = null;
          return;
        case 'contact.moved':
          one.inLineMs = Math.max(event.visitAtMs, event.rankFromMs);
          one.setAside = false;
          one.takenMs = null;
          return;
        case 'contact.returned':
          one.inLineMs = Math.max(one.inLineMs, event.rankFromMs);
          one.setAside = false;
          if (event.because === 'signal') one.signalled = true;
          return;
        case 'offer.made':
          one.atOnce ||= atMs === one.sinceMs;
          return;
        case 'offer.accepted':
          if (one.asked.campaign === undefined) answer(one, event, atMs, atMs);
          else {
            one.dialling = { accepted: event, acceptedMs: atMs };
            one.takenMs = atMs;
          }
          return;
        case 'contact.dialled':
          return dialled(one, event.outcome === 'connected', atMs);
        case 'contact.abandoned':
          return settle(one, 'abandoned', sinceThenMs(one, atMs));
        case 'contact.rejected':
          if (event.because === 'queue-closed') put(one, 'foundClosed');
          return settle(one, 'rejected', sinceThenMs(one, atMs));
        case 'contact.exhausted':
        case 'contact.withdrawn':
          return settle(one, 'unreached', sinceThenMs(one, atMs));
      }
    },
    /** The run is over. */
    close: (one: Case, endMs: number): void => settle(one, 'unserved', sinceThenMs(one, endMs)),
    waits,
    tallies,
  };
}
