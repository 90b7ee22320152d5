import type { Event, EventOf, Views } from '@signalbox/engine';
import type { CaseContact } from './fault-case.js';
import type { Later } from './later.js';
import { openLine } from './line.js';
import { openSender } from './sender.js';
import type { Client, Wire } from './wire.js';

/** An agent at a desk, who knows what the desk is told and nothing else. */
export interface Desk {
  lose(forMs: number, noticedMs: number, reloads: boolean): void;
  slow(forMs: number, byMs: number): void;
  /** Everybody is well from now on: no breaks, and every offer is taken. */
  calm(): void;
  readonly unanswered: number;
}

const BREAK_EVERY_MS = 180_000;
const BREAK_MS = 30_000;
const BACK_MS = 20_000;
/** Share of the work that is handed on to the next of the queue. */
const HANDED_ON = 0.1;

type State = 'live' | 'assigned' | 'wrappingUp';

export function openDesk(agent: string, later: Later, wire: Wire, contactOf: (id: string) => CaseContact | undefined): Desk {
  const sender = openSender(later);
  /** What is to be done about an offer once its time has come, and in which state of the offer that makes sense. */
  const todo = new Map<string, { readonly state: State; readonly takeBack: () => void }>();
  let calm = false;
  let slowUntilMs = 0;
  let slowMs = 0;

  const delayed = (ms: number): number => ms + (later.nowMs() < slowUntilMs ? slowMs : 0);

  function plan(offer: string, state: State, afterMs: number, act: () => void): void {
    drop(offer);
    const takeBack = later.after(delayed(afterMs), () => {
      todo.delete(offer);
      act();
    });
    todo.set(offer, { state, takeBack });
  }

  function drop(offer: string): void {
    todo.get(offer)?.takeBack();
    todo.delete(offer);
  }

  function consider(offer: string): void {
    const chance = later.draw(`offer/${agent}/${offer}`);
    const afterMs = 500 + Math.floor(chance() * 6_000);
    const fate = calm ? 1 : chance();
    if (fate < 0.08) return;
    plan(offer, 'live', afterMs, () => sender.tell(fate < 0.15 ? { type: 'offer.reject', offer } : { type: 'offer.accept', offer }));
  }

  function handle(offer: string, contact: string): void {
    const { queue, handlingMs = 0 } = contactOf(contact) ?? {};
    const handsOn = !calm && queue !== undefined && later.draw(`work/${agent}/${offer}`)() < HANDED_ON;
    plan(offer, 'assigned', handlingMs, () =>
      sender.tell(handsOn ? { type: 'contact.transfer', contact, to: { queue } } : { type: 'contact.release', contact }),
    );
  }

  const wrapUp = (offer: string, contact: string): void =>
    plan(offer, 'wrappingUp', contactOf(contact)?.wrapUpMs ?? 0, () => sender.tell({ type: 'wrap-up.finish', offer }));

  const ready = (): void => sender.tell({ type: 'agent.set-presence', agent, presence: 'ready' });

  function rest(): void {
    if (calm) return;
    sender.tell({ type: 'agent.set-presence', agent, presence: 'notReady', reason: 'break', when: 'free' });
    later.after(BREAK_MS, ready);
    later.after(BREAK_EVERY_MS, rest);
  }

  function hear(event: Event): void {
    switch (event.type) {
      case 'offer.made':
        return asked(event);
      case 'offer.accepted':
      case 'assignment.resumed':
        return handle(event.offer, event.contact);
      case 'contact.released':
      case 'assignment.ended':
        return wrapUp(event.offer, event.contact);
      case 'assignment.suspended':
      case 'offer.rejected':
      case 'offer.expired':
      case 'offer.failed':
      case 'offer.revoked':
      case 'wrap-up.finished':
        return drop(event.offer);
      case 'agent.not-ready':
        if (event.because === 'strikes' || calm) later.after(BACK_MS, ready);
    }
  }

  function asked({ offer, mode }: EventOf<'offer.made'>): void {
    if (mode !== 'auto') consider(offer);
  }

  /** Goes on with what the router says is here. */
  function takeUp({ presence, work }: Views['agent']): void {
    for (const offer of [...todo.keys()]) if (!work.some((one) => one.offer === offer)) drop(offer);
    for (const { offer, contact, state } of work) {
      if (todo.get(offer)?.state === state) continue;
      drop(offer);
      if (state === 'live') consider(offer);
      if (state === 'assigned') handle(offer, contact);
      if (state === 'wrappingUp') wrapUp(offer, contact);
    }
    if (presence === 'offline') sender.tell({ type: 'agent.sign-in', agent });
    if (presence === 'notReady') later.after(BACK_MS, ready);
  }

  const client: Client = {
    role: { role: 'desk', id: agent },
    welcomed(view) {
      if (line.link !== null) sender.linked(line.link);
      takeUp(view as Views['agent']);
    },
    heard(events) {
      for (const event of events) hear(event);
    },
    answered: sender.answered,
    closed: () => line.closed(),
  };
  const line = openLine(later, wire, client);
  later.after(Math.floor(later.draw(`rest/${agent}`)() * BREAK_EVERY_MS), rest);

  return {
    lose(forMs, noticedMs, reloads) {
      line.breakFor(forMs, noticedMs);
      if (!reloads) return;
      sender.forget();
      for (const offer of [...todo.keys()]) drop(offer);
    },
    slow(forMs, byMs) {
      slowUntilMs = later.nowMs() + forMs;
      slowMs = byMs;
    },
    calm() {
      calm = true;
      slowUntilMs = 0;
      line.mend();
      ready();
    },
    get unanswered() {
      return sender.unanswered;
    },
  };
}
