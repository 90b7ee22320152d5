import type { Event, EventOf, Views } from '@signalbox/engine';
import type { WireEvent } from '@signalbox/engine/protocol';
import type { CaseContact } from './fault-case.js';
import type { Later } from './later.js';
import type { Network } from './network.js';
import { openTodo } from './todo.js';

/** An agent at a desk, who knows only what the desk is told. */
export interface Desk {
  lose(forMs: number, noticedMs: number, reloads: boolean): void;
  slow(forMs: number, byMs: number): void;
  /** From now on the agent takes no breaks and accepts every offer. */
  calm(): void;
  readonly unanswered: number;
  /** The line that both ends see stand: another one after every break; `null`: there is none. */
  readonly line: object | null;
}

const BREAK_EVERY_MS = 180_000;
const BREAK_MS = 30_000;
const BACK_MS = 20_000;
/** Share of contacts that are transferred to the next queue. */
const HANDED_ON = 0.1;

export function openDesk(agent: string, later: Later, network: Network, contactOf: (id: string) => CaseContact | undefined): Desk {
  const todo = openTodo(later);
  let calm = false;

  function consider(offer: string): void {
    const chance = later.draw(`offer/${agent}/${offer}`);
    const afterMs = 500 + Math.floor(chance() * 6_000);
    const fate = calm ? 1 : chance();
    if (fate < 0.08) return;
    todo.plan(offer, 'live', afterMs, () => end.tell(fate < 0.15 ? { type: 'offer.reject', offer } : { type: 'offer.accept', offer }));
  }

  function handle(offer: string, contact: string): void {
    const { queue, handlingMs = 0 } = contactOf(contact) ?? {};
    const handsOn = !calm && queue !== undefined && later.draw(`work/${agent}/${offer}`)() < HANDED_ON;
    todo.plan(offer, 'assigned', handlingMs, () =>
      end.tell(handsOn ? { type: 'contact.transfer', contact, to: { queue } } : { type: 'contact.release', contact }),
    );
  }

  const wrapUp = (offer: string, contact: string): void =>
    todo.plan(offer, 'wrappingUp', contactOf(contact)?.wrapUpMs ?? 0, () => end.tell({ type: 'wrap-up.finish', offer }));

  const ready = (): void => end.tell({ type: 'agent.set-presence', agent, presence: 'ready' });

  function rest(): void {
    if (calm) return;
    end.tell({ type: 'agent.set-presence', agent, presence: 'notReady', reason: 'break', when: 'free' });
    later.after(BREAK_MS, ready);
    later.after(BREAK_EVERY_MS, rest);
  }

  function hear(event: Event | WireEvent): void {
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
        return todo.drop(event.offer);
      case 'agent.not-ready':
        if (event.because === 'strikes' || calm) later.after(BACK_MS, ready);
    }
  }

  function asked({ offer, mode }: Pick<EventOf<'offer.made'>, 'offer' | 'mode'>): void {
    if (mode !== 'auto') consider(offer);
  }

  /** Continues from the state that the router reports. */
  function takeUp({ presence, work }: Views['agent']): void {
    todo.keepOnly(work.map(({ offer }) => offer));
    for (const { offer, contact, state } of work) {
      if (todo.stateOf(offer) === state) continue;
      todo.drop(offer);
      if (state === 'live') consider(offer);
      if (state === 'assigned') handle(offer, contact);
      if (state === 'wrappingUp') wrapUp(offer, contact);
    }
    if (presence === 'offline') end.tell({ type: 'agent.sign-in', agent });
    if (presence === 'notReady') later.after(BACK_MS, ready);
  }

  const end = network.join({
    role: { role: 'desk', id: agent },
    welcomed: (view) => takeUp(view as Views['agent']),
    heard(events) {
      for (const event of events) hear(event);
    },
    holds: () => [],
  });
  later.after(Math.floor(later.draw(`rest/${agent}`)() * BREAK_EVERY_MS), rest);

  return {
    lose(forMs, noticedMs, reloads) {
      end.breakFor(forMs, noticedMs);
      if (!reloads) return;
      end.forget();
      todo.keepOnly();
    },
    slow: todo.slow,
    calm() {
      calm = true;
      todo.slow(0, 0);
      end.mend();
      ready();
    },
    get line() {
      return end.line;
    },
    get unanswered() {
      return end.unanswered;
    },
  };
}
