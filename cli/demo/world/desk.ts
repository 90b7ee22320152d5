import type { AgentView } from '@signalbox/engine';
import type { WireEvent, WireEventOf } from '@signalbox/engine/protocol';
import type { Agenda } from '@signalbox/simulations/time';
import type { ScriptedContact } from '../day/contact.js';
import { acceptDelayMs, BEHAVIOUR, breaksOf, isMissed, KIND } from './behaviour.js';
import type { Line } from './line.js';

interface DayOf {
  readonly seed: number;
  readonly fromMs: number;
  readonly toMs: number;
  /** The scripted contact behind an id; `undefined` for one of another day. */
  readonly contact: (id: string) => ScriptedContact | undefined;
  readonly nowMs: () => number;
}

/** An assignment as the agent sees it: how much of the customer's matter is left, and since when it is being worked on. */
interface Work {
  readonly contact: string;
  readonly tenant: string;
  leftMs: number;
  sinceMs: number | null;
  cancel: () => void;
}

/**
 * One agent at a desk: accepts what is offered (a few are missed), handles as long as the customer's matter takes, wraps up, takes
 * breaks. Knows nothing but what the desk is told and what the customer brings along.
 */
export function openDesk(agent: string, line: Line, agenda: Agenda, day: DayOf): { start(view: AgentView): Promise<void> } {
  const works = new Map<string, Work>();

  const contactOf = (id: string) => day.contact(id);
  const talkMs = (id: string): number => {
    const contact = contactOf(id);
    return contact === undefined ? 60_000 : contact.handleMs - contact.wrapUpMs;
  };

  function considerOffer(offer: string, atMs: number): void {
    if (isMissed(day.seed, offer)) return;
    agenda.add({
      atMs: atMs + acceptDelayMs(day.seed, offer),
      kind: KIND.accept,
      key: offer,
      act: async () => {
        await line.tell({ type: 'offer.accept', offer }, ['OFFER_UNKNOWN', 'OFFER_OVER']);
      },
    });
  }

  function handle(offer: string, work: Work, atMs: number): void {
    work.sinceMs = atMs;
    work.cancel = agenda.add({
      atMs: atMs + work.leftMs,
      kind: KIND.release,
      key: offer,
      act: async () => {
        await line.tell({ type: 'contact.release', tenant: work.tenant, contact: work.contact, disposition: 'solved' }, [
          'CONTACT_UNKNOWN',
          'CONTACT_STATE',
        ]);
      },
    });
  }

  function begin(offer: string, contact: string, tenant: string, atMs: number): void {
    const work: Work = { contact, tenant, leftMs: talkMs(contact), sinceMs: null, cancel: () => undefined };
    works.set(offer, work);
    handle(offer, work, atMs);
  }

  function setAside(offer: string, atMs: number): void {
    const work = works.get(offer);
    if (work === undefined || work.sinceMs === null) return;
    work.cancel();
    work.leftMs = Math.max(0, work.leftMs - (atMs - work.sinceMs));
    work.sinceMs = null;
  }

  function wrapUp(event: { offer: string; contact: string }, atMs: number): void {
    works.delete(event.offer);
    const wrapUpMs = contactOf(event.contact)?.wrapUpMs ?? 0;
    agenda.add({
      atMs: atMs + wrapUpMs,
      kind: KIND.wrapUp,
      key: event.offer,
      act: async () => {
        await line.tell({ type: 'wrap-up.finish', offer: event.offer }, ['WRAP_UP_OVER']);
      },
    });
  }

  const declare = (atMs: number, presence: 'ready' | 'notReady', reason: string | null) =>
    agenda.add({
      atMs,
      kind: KIND.presence,
      key: agent,
      act: async () => {
        await line.tell({ type: 'agent.set-presence', agent, presence, reason }, ['AGENT_STATE']);
      },
    });

  function hear(event: WireEvent, atMs: number): void {
    switch (event.type) {
      case 'offer.made':
        return considerOffer(event.offer, atMs);
      case 'offer.accepted':
        return begin(event.offer, event.contact, event.tenant, atMs);
      case 'assignment.suspended':
        return setAside(event.offer, atMs);
      case 'assignment.resumed': {
        const work = works.get(event.offer);
        return work === undefined ? undefined : handle(event.offer, work, atMs);
      }
      case 'contact.released':
        works.get(event.offer)?.cancel();
        return wrapUp(event, atMs);
      case 'wrap-up.finished':
        return void works.delete(event.offer);
      case 'agent.not-ready':
        return noticeStrike(event, atMs);
      default:
    }
  }

  function noticeStrike(event: WireEventOf<'agent.not-ready'>, atMs: number): void {
    if (event.because === 'strikes') declare(atMs + BEHAVIOUR.backAfterMs, 'ready', null);
  }

  /** After a start in mid-day: go on with what the desk is told it has. */
  function takeUp(view: AgentView): void {
    for (const { offer, contact, tenant, state, acceptedAtMs } of view.work) {
      const nowMs = day.nowMs();
      if (state === 'live') considerOffer(offer, nowMs);
      if (state === 'wrappingUp') wrapUp({ offer, contact }, nowMs);
      if (state !== 'assigned' && state !== 'suspended') continue;
      begin(offer, contact, tenant, nowMs);
      const work = works.get(offer) as Work;
      setAside(offer, nowMs);
      work.leftMs = Math.max(0, work.leftMs - (nowMs - (acceptedAtMs ?? nowMs)));
      if (state === 'assigned') handle(offer, work, nowMs);
    }
    if (view.presence === 'notReady') declare(day.nowMs() + BEHAVIOUR.backAfterMs, 'ready', null);
  }

  return {
    async start(view) {
      line.onEvents((events, atMs) => {
        for (const event of events) hear(event, atMs);
      });
      if (view.presence === 'offline') await line.tell({ type: 'agent.sign-in', agent });
      takeUp(view);
      for (const atMs of breaksOf(day.seed, agent, day.fromMs, day.toMs)) {
        if (atMs + BEHAVIOUR.breakMs <= day.nowMs()) continue;
        if (atMs > day.nowMs()) declare(atMs, 'notReady', 'break');
        declare(atMs + BEHAVIOUR.breakMs, 'ready', null);
      }
    },
  };
}
