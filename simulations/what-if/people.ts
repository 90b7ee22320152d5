import type { Event } from '@signalbox/engine';
import { openAnswers } from './answers.js';
import { openComingReady } from './coming-ready.js';
import { openInHand } from './in-hand.js';
import type { LifeNames } from './life-names.js';
import { waitPatiently } from './patience.js';
import type { Life, Surroundings } from './surroundings.js';
import { openWrapUps } from './wrap-ups.js';

/** Customers and agents of the record, who react to what the router does now as they reacted to what it did then. */
export interface People {
  hear(event: Event, atMs: number): void;
}

export function openPeople(names: LifeNames, around: Surroundings): People {
  const { recording } = around;
  const lives = new Map<string, Life & { readonly stay: () => void }>();
  const answers = openAnswers(around);
  const inHand = openInHand(around);
  const wrapUps = openWrapUps(around);
  const comingReady = openComingReady(around);

  function letGo(life: Life, event: Extract<Event, { type: 'contact.released' | 'assignment.ended' }>, atMs: number): void {
    const part = inHand.end(event.offer);
    if (part !== undefined) wrapUps.begin(life, part.recorded, event, atMs);
  }

  return {
    hear(event, atMs) {
      if (event.type === 'agent.not-ready' && event.because === 'strikes' && event.backOffUntilMs === null)
        return comingReady(event.agent, atMs);
      if (event.type === 'wrap-up.finished') return wrapUps.over(event.offer);
      const name = names.of(event);
      if (name === undefined) return;
      if (event.type === 'contact.queued' && !lives.has(name)) {
        const recorded = recording.lives.get(name);
        // Values are drawn from contacts of the recorded kind, whichever queue they are in now.
        const life = { name, recorded, kind: recorded?.kind ?? `${event.queue}/${event.channel}` };
        lives.set(name, { ...life, stay: waitPatiently(life, event, atMs, around) });
      }
      const life = lives.get(name);
      if (life === undefined) return;
      switch (event.type) {
        case 'offer.made':
          return answers.asked(life, event, atMs);
        case 'offer.accepted':
          life.stay();
          answers.over(event.offer);
          return inHand.begin(life, event, atMs);
        case 'offer.rejected':
        case 'offer.expired':
        case 'offer.failed':
        case 'offer.revoked':
          return answers.over(event.offer);
        case 'assignment.suspended':
          return inHand.pause(event.offer, atMs);
        case 'assignment.resumed':
          return inHand.goOn(event.offer, atMs);
        case 'assignment.ended':
          return letGo(life, event, atMs);
        case 'contact.released':
          life.stay();
          return letGo(life, event, atMs);
        case 'contact.abandoned':
        case 'contact.withdrawn':
        case 'contact.rejected':
          life.stay();
      }
    },
  };
}
