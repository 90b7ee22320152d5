import type { Fate, ScriptedContact } from './play-contacts.js';

/**
 * What becomes of contacts that agents, all alike and with nothing else to do, take in order of arrival: a contact is answered when it
 * has come and the first agent is free (Kiefer and Wolfowitz 1955), unless its patience ends before. Shares nothing with the engine.
 * Which agent it is does not matter to the wait, so agents are numbered as they come free.
 */
export function firstComeFirstServed(agents: number, contacts: Iterable<ScriptedContact>): Pick<Fate, 'waitedMs'>[] {
  const freeAtMs: number[] = Array(agents).fill(0);
  return Array.from(contacts, ({ arrivalMs, serviceMs, patienceMs }) => {
    const first = freeAtMs.indexOf(Math.min(...freeAtMs));
    const answeredMs = Math.max(arrivalMs, freeAtMs[first] as number);
    if (patienceMs !== null && answeredMs - arrivalMs > patienceMs) return { waitedMs: patienceMs };
    freeAtMs[first] = answeredMs + serviceMs;
    return { waitedMs: answeredMs - arrivalMs };
  });
}
