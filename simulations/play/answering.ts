import type { EventOf, UserCommand } from '@signalbox/engine';
import type { Agenda } from '../time/index.js';
import type { Commander } from './commander.js';
import type { Desks } from './desks.js';
import { TURNS } from './turns.js';
import type { WaitingCustomer } from './waiting.js';

/** Hears of an offer; `who`: the customer, unless an agent had them before. */
type Answering = (event: EventOf<'offer.made'>, who: WaitingCustomer | undefined, atMs: number) => void;

/**
 * Returns how agents answer their offers: after a drawn time, or not at all. Whoever is asked first about a customer answers as was drawn with
 * that customer, whatever other offers there were before: plans that are compared share these answers.
 */
export function answering(desks: Desks, agenda: Agenda, command: Commander): Answering {
  return ({ offer, mode, channel, dueMs }, who, atMs) => {
    // Nobody is asked: the same record says that the agent has it.
    if (mode === 'auto') return;
    const { what, afterMs } = who === undefined || who.asked ? desks.respond(channel) : who.customer.response;
    if (who !== undefined) who.asked = true;
    // An offer is over at its end: an agent who answers as late as that has missed it. Even so something is expected then: the last customer of a
    // run would otherwise be left to an agent who does not answer.
    if (what === 'miss' || atMs + afterMs >= dueMs) {
      if (Number.isFinite(dueMs)) agenda.enter({ atMs: dueMs, act: () => undefined });
      return;
    }
    const answer: UserCommand = what === 'accept' ? { type: 'offer.accept', offer } : { type: 'offer.reject', offer, reason: 'declined' };
    agenda.enter({ atMs: atMs + afterMs, kind: TURNS.answer, act: () => command.unlessLate(answer) });
  };
}
