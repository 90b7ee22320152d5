import type { EventOf, UserCommand } from '@signalbox/engine';
import type { Agenda } from '../time/index.js';
import type { Commander } from './commander.js';
import type { Desks } from './desks.js';
import { TURNS } from './turns.js';

/** Returns how agents answer their offers: after a drawn time, or not at all. */
export function answering(desks: Desks, agenda: Agenda, command: Commander): (event: EventOf<'offer.made'>, atMs: number) => void {
  return ({ offer, mode, channel, dueMs }, atMs) => {
    // Nobody is asked: the same record says that the agent has it.
    if (mode === 'auto') return;
    const { what, afterMs } = desks.respond(channel);
    // An offer is over at its end: an agent who answers as late as that has missed it.
    if (what === 'miss' || atMs + afterMs >= dueMs) return;
    const answer: UserCommand = what === 'accept' ? { type: 'offer.accept', offer } : { type: 'offer.reject', offer, reason: 'declined' };
    agenda.enter({ atMs: atMs + afterMs, kind: TURNS.answer, act: () => command.unlessLate(answer) });
  };
}
