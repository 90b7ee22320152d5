import { keysOf, type Measured, wholeOf } from '@signalbox/simulations/measures';
import type { Staffed } from '@signalbox/simulations/staffing';
import { number, plural } from '../number-text.js';

/**
 * Reports contacts that agents hand on, on the check: they count as answered by the first agent, no target speaks of their second wait, and
 * a search lets those go who only take them over. `undefined`: nobody hands anything on.
 */
export function takenOverText({ verified }: Pick<Staffed, 'verified'>): string | undefined {
  const days = (verified?.replications ?? []).map(({ measured }) => measured.contacts);
  const queues = [...new Set(days.flatMap((contacts) => keysOf(contacts, 'queue')))];
  const onward = queues.flatMap((queue) => {
    const mean = (field: 'handedIn' | 'handedInTaken'): number => meanOf(days, queue, field);
    return mean('handedIn') > 0
      ? [`${queue} ${number(Math.round(mean('handedIn')))}, taken ${number(Math.round(mean('handedInTaken')))}`]
      : [];
  });
  if (onward.length === 0) return undefined;
  return `Contacts handed on, on the mean of ${plural(days.length, 'replication')} of the check: to ${onward.join('; to ')}. No target speaks of how long they wait for the next agent: agents who only take these over count as not needed here. Staff them by what simulate shows under "handed on to".`;
}

const meanOf = (days: readonly Measured['contacts'][], queue: string, field: 'handedIn' | 'handedInTaken'): number =>
  days.reduce((sum, contacts) => sum + wholeOf(contacts, 'queue', queue)[field], 0) / days.length;
