import { keysOf, type Measured, wholeOf } from '@signalbox/simulations/measures';
import type { Staffed } from '@signalbox/simulations/staffing';
import { number, plural } from '../number-text.js';

/** Contacts that a queue was handed, on the mean of the replications of the check. */
export interface HandedOnTo {
  readonly queue: string;
  readonly contacts: number;
  readonly taken: number;
}

/** By queue; empty where nobody hands anything on, or nothing was checked. */
export function handedOnTo({ verified }: Pick<Staffed, 'verified'>): readonly HandedOnTo[] {
  const days = (verified?.replications ?? []).map(({ measured }) => measured.contacts);
  const queues = [...new Set(days.flatMap((contacts) => keysOf(contacts, 'queue')))];
  return queues
    .map((queue) => ({ queue, contacts: meanOf(days, queue, 'handedIn'), taken: meanOf(days, queue, 'handedInTaken') }))
    .filter(({ contacts }) => contacts > 0);
}

/**
 * Reports contacts that agents hand on, on the check: they count as answered by the first agent, and whoever takes them over next is kept for
 * the targets of those handed on. `undefined`: nobody hands anything on.
 */
export function takenOverText({ verified, goals }: Pick<Staffed, 'verified' | 'goals'>): string | undefined {
  const onward = handedOnTo({ verified });
  if (verified === null || onward.length === 0) return undefined;
  const told = onward.map(({ queue, contacts, taken }) => `${queue} ${number(Math.round(contacts))}, taken ${number(Math.round(taken))}`);
  const judged = goals.some(({ target }) => target.whom === 'handed-on')
    ? 'The targets of those handed on judge how long they wait for the next agent.'
    : 'No target speaks of how long they wait for the next agent: agents who only take these over count as not needed here. Give them one with whom: handed-on.';
  return `Contacts handed on, on the mean of ${plural(verified.replications.length, 'replication')} of the check: to ${told.join('; to ')}. ${judged}`;
}

const meanOf = (days: readonly Measured['contacts'][], queue: string, field: 'handedIn' | 'handedInTaken'): number =>
  days.reduce((sum, contacts) => sum + wholeOf(contacts, 'queue', queue)[field], 0) / days.length;
